package org.s3aharness.harness.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.Mode;
import org.s3aharness.encryption.Profile;
import org.s3aharness.encryption.Settings;
import org.s3aharness.harness.judge.PlaceJudge;
import org.s3aharness.harness.plan.ReleasePair;
import org.s3aharness.harness.run.agents.AgentLease;
import org.s3aharness.harness.run.agents.CaseAgents;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.store.Place;
import org.s3aharness.wire.exchange.WireLog;

/**
 * The place where a case runs, or where the cases of a stage run one after another. It holds their
 * agents, their places in the store, and the filesystems opened on them. The agents are leased when
 * the first case begins, and given back when the workspace is closed.
 */
public final class Workspace implements AutoCloseable {
  /** The bytes that a case may leave on a store that ends with the run. */
  private static final long LITTLE = 64 * 1024;

  private final Run run;
  private final Profile profile;
  private final ReleasePair releases;
  private final List<Place> places = new ArrayList<>();
  private CaseAgents agents;
  private ConfigurationFile profileFile;
  private FileSystemOpener fileSystems;
  private CaseId lostBy;

  /** Creates a workspace that holds nothing before its first case begins. */
  public Workspace(Run run, Profile profile, ReleasePair releases) {
    this.run = run;
    this.profile = profile;
    this.releases = releases;
  }

  /** Waits for the agents, unless the workspace has them. */
  void leaseAgents() {
    if (agents == null) {
      agents = run.fleet().lease(releases);
    }
  }

  /** Begins a case, for which agents are leased: everything sent from now on belongs to it. */
  void begin(CaseId id) {
    if (fileSystems == null) {
      places.add(run.newPlace(profile));
      profileFile = profile.forBucket(place().bucket());
      if (!place().isWholeBucket()) {
        PlaceJudge judge = new PlaceJudge(places());
        agents.all().forEach(agent -> agent.slot().recorder().refuse(judge::refuses));
      }
      fileSystems = new FileSystemOpener(run.fileSystems(), place(), profileFile);
      bucketDefault().ifPresent(this::encryptByDefault);
    }
    agents.all().forEach(agent -> agent.begin(id));
  }

  /**
   * Starts other JVMs in place of those that were killed. Whatever was open is lost.
   *
   * @param hanging the case in which S3A hung
   */
  void startAgentsAgain(CaseId hanging) {
    lostBy = hanging;
    agents.all().forEach(AgentLease::startAgain);
    fileSystems.forgetOpen();
  }

  /** Returns the case in which S3A hung, so that what it shares with others is lost. */
  Optional<CaseId> lostBy() {
    return Optional.ofNullable(lostBy);
  }

  /** Returns the agents; null before the first case has begun. */
  CaseAgents agents() {
    return agents;
  }

  /** Returns the agent of the release under test. */
  public AgentLease reader() {
    return agents.reader();
  }

  /**
   * Returns the agent of the release that writes, which is the reader's where one release does
   * both.
   */
  public AgentLease writer() {
    return agents.writer();
  }

  /** Returns the wire log of all agents; null before the first case has begun. */
  WireLog wireOfAll() {
    return agents == null
        ? null
        : WireLog.joined(agents.all().stream().map(AgentLease::wire).toList());
  }

  /** Returns the first of the places. */
  public Place place() {
    return places.get(0);
  }

  /** Creates a further place, as empty as the first. */
  public Place newPlace() {
    Place place = run.newPlace();
    places.add(place);
    return place;
  }

  List<Place> places() {
    return List.copyOf(places);
  }

  /** Returns the opener of filesystems on the places; null before the first case has begun. */
  public FileSystemOpener fileSystems() {
    return fileSystems;
  }

  /** Sets the default encryption of the first place's bucket. */
  public void encryptByDefault(Encryption encryption) {
    requirements()
        .ownBuckets(ProfileRequirements.BUCKET_DEFAULT)
        .encryptByDefault(
            place().bucket(), encryption.mode().header(), encryption.key().orElse(""));
    fileSystems
        .calls()
        .encryptedByDefault(
            place().bucket(), encryption.mode().header(), encryption.key().orElse(""));
  }

  /**
   * Returns the key, in base64, with which the harness's own keyring for CSE-CUSTOM wraps data
   * keys; empty if the profile names another keyring.
   */
  public Optional<String> ownWrappingKey() {
    Settings settings = run.fileSystems().settings(place().bucket(), profileFile, Map.of());
    return settings
        .get("fs.s3a.encryption.cse.custom.keyring.class.name")
        .filter("org.s3aharness.keyring.WrappingKeyring"::equals)
        .flatMap(keyring -> settings.get("s3aharness.keyring.wrapping.key"));
  }

  /** Returns the requirements of the case. Without them it is not run. */
  public Requirements requirements() {
    return new Requirements(
        run, releases.reader(), profile, settings -> fileSystems.askedInstead(settings));
  }

  private Optional<Encryption> bucketDefault() {
    return EncryptionSettings.bucketDefault(
        run.fileSystems().settings(place().bucket(), profileFile, Map.of()));
  }

  /**
   * Returns the encryption that the store should report: what S3A asks for, or otherwise the
   * bucket's default, else the default of the store's buckets. That is SSE-S3 on AWS since January
   * 2023 (Amazon S3 User Guide, "Setting default server-side encryption behavior for Amazon S3
   * buckets"), and nothing on some other stores.
   *
   * @param asked what S3A asks for
   */
  public Encryption atRest(Encryption asked) {
    if (asked.mode().isServerSideWithStoredKey() || asked.mode() == Mode.SSE_C) {
      return asked;
    }
    return bucketDefault().orElseGet(() -> run.witnesses().byDefault().get());
  }

  @Override
  public void close() throws IOException {
    if (agents == null) {
      return;
    }
    try {
      if (fileSystems != null) {
        fileSystems.close();
      }
    } catch (IOException e) {
      run.breakOff().unlessOfTheRelease(e, agents);
      if (run.broken().isEmpty()) {
        throw e;
      }
    } finally {
      boolean mayStay = mayStay();
      agents.giveBack();
      if (!mayStay) {
        places.forEach(run::discard);
      }
    }
  }

  /**
   * Says whether the places may stay until the store ends with the run: a bucket that has a name of
   * its own is needed again, empty.
   */
  private boolean mayStay() {
    return run.store().info().startedByUs()
        && profile.bucket().isEmpty()
        && agents.sentBytes() <= LITTLE;
  }
}
