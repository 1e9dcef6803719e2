package org.s3aharness.harness.run;

import java.io.IOException;
import java.rmi.NoSuchObjectException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.s3aharness.agent.PropertiesRead;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.Mode;
import org.s3aharness.encryption.Profile;
import org.s3aharness.encryption.Settings;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.judge.FailureGrader;
import org.s3aharness.harness.judge.PlaceJudge;
import org.s3aharness.harness.judge.UnreadProperties;
import org.s3aharness.harness.judge.UserAgents;
import org.s3aharness.harness.plan.ReleasePair;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.store.Place;
import org.s3aharness.store.SseCustomerKey;

/**
 * Where a case takes place, or the cases of a stage one after another: agents, places in the store,
 * and the filesystems that were opened on them. Leased when the first case needs it.
 */
public final class Workspace implements AutoCloseable {
  private final Run run;
  private final Profile profile;
  private final ReleasePair crossing;
  private final UserAgents clients = new UserAgents();
  private final FailureGrader operations = new FailureGrader();
  private final List<S3AClient> open = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();

  private CaseAgents leases;
  private ConfigurationFile profileFile;
  private Encryption profileEncryption;

  public Workspace(Run run, Profile profile, ReleasePair crossing) {
    this.run = run;
    this.profile = profile;
    this.crossing = crossing;
  }

  /** From here on it is this case's turn. */
  public void begin(CaseId id) {
    if (leases == null) {
      leases = run.fleet().lease(crossing);
      profileFile = profile.forBucket(newPlace().bucket());
      if (!place().isWholeBucket()) {
        PlaceJudge judge = new PlaceJudge(places());
        leases.all().forEach(lease -> lease.slot().recorder().refuse(judge::refuses));
      }
      profileEncryption = asked(profileFile, Map.of());
      bucketDefault().ifPresent(this::encryptByDefault);
    }
    leases.all().forEach(lease -> lease.begin(id));
  }

  /** Null before the first case has begun. */
  public CaseAgents leases() {
    return leases;
  }

  public AgentLease reader() {
    return leases.reader();
  }

  /** The first of the case's places. */
  public Place place() {
    return places.get(0);
  }

  public Place newPlace() {
    Place place = run.newPlace();
    places.add(place);
    return place;
  }

  public List<Place> places() {
    return List.copyOf(places);
  }

  public void encryptByDefault(Encryption encryption) {
    needs()
        .ownBuckets(Run.BUCKET_DEFAULT)
        .encryptByDefault(
            place().bucket(), encryption.mode().header(), encryption.key().orElse(""));
  }

  public Needs needs() {
    return new Needs(run, crossing.reader(), profile, this::askedInstead);
  }

  public Encryption profileEncryption() {
    return profileEncryption;
  }

  public UserAgents clients() {
    return clients;
  }

  public FailureGrader operations() {
    return operations;
  }

  public Optional<Encryption> bucketDefault() {
    return EncryptionSettings.bucketDefault(run.fileSystems().settings(profileFile, Map.of()));
  }

  /** With the profile and settings over it. */
  public S3AClient open(AgentLease lease, Map<String, String> more) throws IOException {
    return open(lease, place(), profileFile, more);
  }

  /** With these settings alone. */
  public S3AClient openInstead(AgentLease lease, Place place, Map<String, String> settings)
      throws IOException {
    return open(lease, place, null, instead(settings));
  }

  private S3AClient open(
      AgentLease lease, Place place, ConfigurationFile file, Map<String, String> more)
      throws IOException {
    String client = clients.add(askedOrNone(file, more));
    S3AClient s3a = lease.agent().open(run.fileSystems().spec(place, file, more, client));
    open.add(s3a);
    return operations.watching(s3a);
  }

  /** The agent died, and what was open with it. */
  public void forgetOpen() {
    open.clear();
  }

  /** Which of the profile's settings about encryption the release reads. */
  public PropertiesRead propertiesRead(Set<String> names) throws IOException {
    String client = clients.add(profileEncryption);
    return leases
        .reader()
        .agent()
        .propertiesRead(run.fileSystems().spec(place(), profileFile, Map.of(), client), names);
  }

  public Set<String> encryptionProperties() {
    return UnreadProperties.candidates(run.fileSystems().files(profileFile));
  }

  /** See {@link Testbed#ofBucket}. */
  public Map<String, String> ofBucket(String bucket, Map<String, String> settings) {
    String client = clients.add(askedOrNone(null, instead(settings)));
    Map<String, String> perBucket = new HashMap<>();
    perBucket.put(inBucket(bucket, "fs.s3a.user.agent.prefix"), client);
    settings.forEach((name, value) -> perBucket.put(inBucket(bucket, name), value));
    return perBucket;
  }

  private static String inBucket(String bucket, String property) {
    return property.replaceFirst("^fs\\.s3a\\.", "fs.s3a.bucket." + bucket + ".");
  }

  private static Map<String, String> instead(Map<String, String> settings) {
    Map<String, String> more = new HashMap<>(FileSystems.NO_ENCRYPTION);
    more.putAll(settings);
    return more;
  }

  /** What settings ask for in place of the profile's. */
  private Encryption askedInstead(Map<String, String> settings) {
    return asked(null, instead(settings));
  }

  private Encryption asked(ConfigurationFile file, Map<String, String> more) {
    Settings settings = run.fileSystems().settings(file, more);
    return EncryptionSettings.asked(settings, place().bucket());
  }

  /** Settings that S3A itself must refuse owe no headers. */
  private Encryption askedOrNone(ConfigurationFile file, Map<String, String> more) {
    String algorithm = more.getOrDefault(EncryptionSettings.ALGORITHM, "");
    if (!algorithm.isEmpty() && Mode.ofSetting(algorithm).isEmpty()) {
      return Encryption.NONE;
    }
    Encryption asked = asked(file, more);
    boolean malformed =
        asked.mode() == Mode.SSE_C && !asked.key().map(SseCustomerKey::isBase64).orElse(false);
    return malformed ? Encryption.NONE : asked;
  }

  /** See {@link Testbed#breakOffUnlessOfRelease}. */
  public void breakOffUnlessOfRelease(Throwable failure) {
    run.breakOffIfSpent();
    if (failure instanceof InfrastructureException || failure instanceof UsageException) {
      run.breakOff((RuntimeException) failure);
    } else if (run.broken().isEmpty() && leases != null) {
      leases.all().stream()
          .flatMap(lease -> Infrastructure.broken(lease.slot(), run.store(), failure).stream())
          .findFirst()
          .ifPresent(run::breakOff);
    }
  }

  @Override
  public void close() throws IOException {
    if (leases == null) {
      return;
    }
    try {
      for (S3AClient s3a : open) {
        closeUnlessClosed(s3a);
      }
    } catch (IOException e) {
      breakOffUnlessOfRelease(e);
      if (run.broken().isEmpty()) {
        throw e;
      }
    } finally {
      leases.giveBack();
      places.forEach(run::discard);
    }
  }

  private static void closeUnlessClosed(S3AClient s3a) throws IOException {
    try {
      s3a.close();
    } catch (NoSuchObjectException closed) {
      // By the case, which is how most end.
    }
  }
}
