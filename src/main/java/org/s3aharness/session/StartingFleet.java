package org.s3aharness.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.s3aharness.configuration.AccessKeys;
import org.s3aharness.encryption.Settings;
import org.s3aharness.harness.run.agents.AgentPool;
import org.s3aharness.harness.run.agents.Fleet;
import org.s3aharness.release.Release;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.session.credential.ClientIdentity;
import org.s3aharness.session.credential.PasswordFile;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreLogin;
import org.s3aharness.wire.recorder.CertificateAuthority;
import org.s3aharness.wire.secret.SecretKind;

/**
 * The agents of a session, which are started while other things are prepared. Closing it ends them,
 * unless they were handed over.
 */
final class StartingFleet implements AutoCloseable {
  private final SessionSettings settings;
  private final RunDirectory directory;
  private final SessionResources resources;
  private final CompletableFuture<List<Release>> releases;
  private final CompletableFuture<CertificateAuthority> authority;
  private final List<Settings> variants;
  private final List<Path> passwordFiles;
  private ClientIdentity identity;
  private AgentStarter starter;
  private CompletableFuture<Fleet> starting;
  private boolean handedOver;

  /**
   * Starts nothing yet.
   *
   * @param variants the settings in the user's files, alone and under each profile
   * @param releases agents of these are started, as soon as they are known
   * @param authority signs for the hosts that the recorders stand in for
   * @throws IOException if a file for the agents cannot be written
   */
  StartingFleet(
      SessionSettings settings,
      RunDirectory directory,
      SessionResources resources,
      List<Settings> variants,
      CompletableFuture<List<Release>> releases,
      CompletableFuture<CertificateAuthority> authority)
      throws IOException {
    this.settings = settings;
    this.directory = directory;
    this.resources = resources;
    this.releases = releases;
    this.authority = authority;
    this.variants = variants;
    this.passwordFiles = PasswordFile.copies(variants, resources.workDirectory());
  }

  /**
   * Begins to start agents on another thread.
   *
   * @param login says how they log in to the store, which need not be there yet
   * @throws IOException if a port cannot be had
   */
  void begin(StoreLogin login) throws IOException {
    identity = resources.started(ClientIdentity.start(variants, login, System.getenv()));
    List<Path> classpath = new ArrayList<>(settings.extraClasspath());
    classpath.addAll(passwordFiles);
    starter =
        new AgentStarter(
            login,
            settings.configuration(),
            identity,
            classpath,
            directory,
            resources.workDirectory(),
            authority);
    starting = releases.thenApplyAsync(known -> starter.start(known, settings.agents()));
  }

  /** Says whether agents are being started. */
  boolean hasBegun() {
    return starting != null;
  }

  /** Returns the access keys that are given to S3A. */
  AccessKeys accessKeys() {
    return identity.accessKeys();
  }

  /**
   * Waits for the agents, connects them to the store, and hands them over.
   *
   * @throws IOException if a file of a credential store's password cannot be read
   * @throws RuntimeException that kept one of them from starting
   */
  Fleet await(Store store) throws IOException {
    Fleet fleet = started();
    starter.connect(fleet, store);
    for (String password : PasswordFile.passwords(passwordFiles, System.getenv())) {
      for (AgentPool.Slot slot : fleet.slots()) {
        slot.recorder().secrets().addText(SecretKind.STORE_PASSWORD, password);
      }
    }
    handedOver = true;
    return fleet;
  }

  private Fleet started() {
    try {
      return starting.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  @Override
  public void close() {
    if (hasBegun() && !handedOver) {
      starting.handle((fleet, failure) -> fleet).thenAccept(StartingFleet::close).join();
    }
  }

  private static void close(Fleet fleet) {
    if (fleet != null) { // otherwise none was started
      fleet.close();
    }
  }
}
