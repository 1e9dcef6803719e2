package org.s3aharness.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.s3aharness.agent.Content;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.Settings;
import org.s3aharness.harness.AgentPool;
import org.s3aharness.harness.Deviations;
import org.s3aharness.harness.InfrastructureException;
import org.s3aharness.harness.ResultSink;
import org.s3aharness.harness.Run;
import org.s3aharness.harness.RunKeys;
import org.s3aharness.harness.Selection;
import org.s3aharness.release.AgentOptions;
import org.s3aharness.release.AgentProcess;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.store.Buckets;
import org.s3aharness.store.Keys;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreInfo;
import org.s3aharness.wire.CertificateAuthority;
import org.s3aharness.wire.Recorder;
import org.s3aharness.wire.RecorderOptions;
import org.s3aharness.wire.Routes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything a run needs, started in order, and ended in the reverse order: when it is closed, and
 * as well when the JVM is told to end.
 */
final class RunSession implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunSession.class);
  private static final String TRUST_PASSWORD = "public";
  private static final String DEFAULT_REGION = "us-east-1";

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final Thread onShutdown = new Thread(this::interrupted, "shutdown");
  private Run run;
  private String storeName;

  private RunSession() {}

  /** Starts everything; what was started is ended again when a step fails. */
  static RunSession start(
      Selection selection,
      List<ConfigurationFile> baseConfigs,
      ReleaseOptions releaseOptions,
      StoreOptions storeOptions,
      int parallel,
      RunDirectory directory,
      ResultSink results,
      Console console)
      throws Exception {
    RunSession session = new RunSession();
    Runtime.getRuntime().addShutdownHook(session.onShutdown);
    try {
      String runId = "r" + Long.toString(System.currentTimeMillis(), 36);
      Path work = session.temporaryDirectory();
      List<Path> extraClasspath = releaseOptions.extraClasspath();
      // Both take seconds, and on a new machine a download each.
      CompletableFuture<Release> resolving =
          CompletableFuture.supplyAsync(() -> resolve(releaseOptions, console));
      Store store =
          session.started(
              storeOptions.start(
                  region(storeOptions, baseConfigs), directory.storeLog(), console::progress));
      session.storeName = describe(store.info());
      console.progress("Store: " + session.storeName);
      Release release = joined(resolving);
      console.progress("Release: " + release.description());
      Buckets buckets = session.started(new Buckets(store, runId));
      Keys keys = session.started(new Keys(store, runId));
      List<KmsKey> kmsKeys = List.of(keys.createKey("key1"), keys.createKey("key2"));
      AgentPool agents =
          session.started(startAgents(release, store, extraClasspath, parallel, directory, work));
      console.progress("Agents: " + agents.size());
      session.run =
          session.started(
              new Run(
                  selection,
                  baseConfigs,
                  release,
                  store,
                  buckets,
                  keys,
                  RunKeys.of(kmsKeys, work),
                  agents,
                  Deviations.load(),
                  results));
      return session;
    } catch (Exception e) {
      session.close();
      throw e;
    }
  }

  private static Release resolve(ReleaseOptions options, Console console) {
    try {
      return options.resolve(console::progress);
    } catch (ReleaseException e) {
      throw new CompletionException(e);
    }
  }

  private static Release joined(CompletableFuture<Release> resolving) throws ReleaseException {
    try {
      return resolving.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof ReleaseException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static String describe(StoreInfo info) {
    return info.kind()
        + " "
        + info.version()
        + " ("
        + info.runs()
        + (info.encryptsAtRest() ? ")" : ", does not encrypt at rest)");
  }

  private static String region(StoreOptions options, List<ConfigurationFile> baseConfigs) {
    if (options.region != null) {
      return options.region;
    }
    Settings settings = Settings.empty();
    for (ConfigurationFile base : baseConfigs) {
      settings = settings.with(base);
    }
    return settings.get("fs.s3a.endpoint.region").orElse(DEFAULT_REGION);
  }

  private static AgentPool startAgents(
      Release release,
      Store store,
      List<Path> extraClasspath,
      int parallel,
      RunDirectory directory,
      Path work)
      throws IOException {
    CertificateAuthority authority = CertificateAuthority.create();
    Path trustStore = work.resolve("trust.p12");
    authority.writeTrustStore(trustStore, TRUST_PASSWORD.toCharArray());
    Routes routes =
        Routes.aws(store.region(), store.s3Endpoint(), store.kmsEndpoint(), store.stsEndpoint())
            .withHost(store.s3Endpoint().getHost(), store.s3Endpoint());
    return AgentPool.start(
        parallel,
        n -> {
          Recorder recorder = startRecorder(authority, routes);
          String name = release.name() + "-" + n;
          try {
            AgentOptions options =
                AgentOptions.named(name, work, directory.agentLog(name))
                    .throughProxy("127.0.0.1", recorder.port())
                    .trusting(trustStore, TRUST_PASSWORD)
                    .withExtraClasspath(extraClasspath)
                    .withEnvironment(
                        Map.of(
                            "AWS_ACCESS_KEY_ID", store.credentials().accessKey(),
                            "AWS_SECRET_ACCESS_KEY", store.credentials().secretKey(),
                            "AWS_REGION", store.region()));
            return new AgentPool.Slot(AgentProcess.start(release, options), recorder);
          } catch (ReleaseException e) {
            recorder.close();
            throw new InfrastructureException(e.getMessage(), e);
          }
        });
  }

  private static Recorder startRecorder(CertificateAuthority authority, Routes routes) {
    try {
      return Recorder.start(
          authority,
          routes,
          RecorderOptions.defaults()
              .withMarker(Content.MARKER.getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      throw new InfrastructureException(
          "The recorder cannot listen on 127.0.0.1: " + e.getMessage(), e);
    }
  }

  Run run() {
    return run;
  }

  /** The store in a few words. */
  String storeName() {
    return storeName;
  }

  private <T extends AutoCloseable> T started(T part) {
    synchronized (started) {
      started.push(part);
    }
    return part;
  }

  private Path temporaryDirectory() throws IOException {
    Path directory = Files.createTempDirectory("s3aharness-");
    started(() -> deleteTree(directory));
    return directory;
  }

  private static void deleteTree(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted((a, b) -> b.compareTo(a)).forEach(RunSession::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(onShutdown);
    } catch (IllegalStateException shuttingDown) {
      LOG.info("interrupted: the shutdown hook ends what was started");
      return;
    }
    closeAll();
  }

  /** A signal: what it leaves is incomplete, and never green. */
  private void interrupted() {
    closeAll();
    Runtime.getRuntime().halt(ExitCode.INFRASTRUCTURE);
  }

  private void closeAll() {
    while (true) {
      AutoCloseable part;
      synchronized (started) {
        part = started.poll();
      }
      if (part == null) {
        return;
      }
      try {
        part.close();
      } catch (Exception e) {
        LOG.error("cannot be ended cleanly: {}", part, e);
      }
    }
  }
}
