package org.s3aharness.harness.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.platform.engine.support.store.Namespace;
import org.s3aharness.agent.AgentInfo;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.HeaderRules;
import org.s3aharness.encryption.Profile;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.judge.ObjectJudge;
import org.s3aharness.harness.judge.RunKeys;
import org.s3aharness.harness.judge.StorageJudge;
import org.s3aharness.harness.judge.WireJudge;
import org.s3aharness.harness.plan.ReleasePair;
import org.s3aharness.harness.plan.Selection;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.DeclaredDeviations;
import org.s3aharness.harness.verdict.ResultSink;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseFeatures;
import org.s3aharness.store.Place;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreInspector;
import org.s3aharness.store.resource.KmsKeyManager;
import org.s3aharness.store.resource.PlaceAllocator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One execution: what all its cases share. */
public final class Run implements AutoCloseable {
  private static final String STORE_NAME = "org.s3aharness.run";
  public static final Namespace NAMESPACE = Namespace.create(STORE_NAME);

  /**
   * How suites get at the run: JUnit would close what it stores, and the run is not its to close.
   */
  public record Shared(Run run) {}

  private static final Logger LOG = LoggerFactory.getLogger(Run.class);

  /** What a default encryption needs, in words. */
  static final String BUCKET_DEFAULT = "a bucket of its own, for its default encryption";

  private static final String ANY_BUCKET = "any-bucket";

  /** How long the removal of one bucket may take when the run ends. */
  private static final Duration LAST_BUCKET = Duration.ofMinutes(2);

  private final Selection selection;
  private final Store store;
  private final PlaceAllocator places;
  private final KmsKeyManager kms;
  private final RunKeys keys;
  private final Fleet fleet;
  private final List<ReleasePair> crossings;
  private final Lacks lacks;
  private final DeclaredDeviations deviations;
  private final FileSystems fileSystems;
  private final StoreInspector inspector;
  private final CaseClock clock;
  private final WireJudge wireJudge;
  private final ObjectJudge objectJudge;
  private final DefaultEncryptionProbe byDefault;
  private final ResultSink results;
  private final Map<Profile, Encryption> asked = new ConcurrentHashMap<>();
  private final AtomicReference<RuntimeException> broken = new AtomicReference<>();
  private volatile boolean closing;
  // Emptying a place is the store's work, and no case waits for it.
  private final ExecutorService cleaner =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "place-cleaner");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Puts a run together; all parts are started and are the caller's to close.
   *
   * @param baseConfigs lie beneath every profile, in this order
   * @param crossings the pairs of releases to judge across; empty to judge each alone
   * @param caseLimit the run is broken off when a case takes longer
   * @throws UsageException when a profile asks for what S3A does not have, or a release would
   *     change what is beside the place that the run is confined to
   */
  public Run(
      Selection selection,
      List<ConfigurationFile> baseConfigs,
      Store store,
      PlaceAllocator places,
      KmsKeyManager kms,
      RunKeys keys,
      Fleet fleet,
      List<ReleasePair> crossings,
      DeclaredDeviations deviations,
      Duration caseLimit,
      ResultSink results) {
    this.selection = selection;
    this.store = store;
    this.places = places;
    this.kms = kms;
    this.keys = keys;
    this.fleet = fleet;
    this.crossings = List.copyOf(crossings);
    this.lacks = new Lacks(store, keys, places.within(), !crossings.isEmpty());
    this.deviations = deviations;
    this.results = results;
    this.clock = new CaseClock(caseLimit, store, this::breakOff);
    this.fileSystems = new FileSystems(store, keys, baseConfigs);
    this.inspector = new StoreInspector(store);
    this.wireJudge = new WireJudge(HeaderRules.load(), keys);
    this.objectJudge = new ObjectJudge(inspector, new StorageJudge(store, keys), keys);
    this.byDefault = new DefaultEncryptionProbe(store, places, inspector);
    selection.profiles().forEach(this::encryptionOf);
    places.within().ifPresent(this::checkThatNothingBesideIsChanged);
  }

  private void checkThatNothingBesideIsChanged(Place within) {
    for (Release release : releases()) {
      if (!release.features().map(ReleaseFeatures::keepsDirectoryMarkers).orElse(true)) {
        throw new UsageException(
            "Release %s deletes the markers of all directories above a file that it writes, those above %s too: confine releases from 3.3.1 on."
                .formatted(release.name(), within));
      }
    }
  }

  public static Run of(ExtensionContext context) {
    return context
        .getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(STORE_NAME))
        .get(Shared.class, Shared.class)
        .run();
  }

  public List<Profile> profiles() {
    return selection.profiles();
  }

  public Selection selection() {
    return selection;
  }

  public boolean selects(CaseId id) {
    return selection.includes(id);
  }

  public String scenario() {
    return selection.scenario().orElseThrow();
  }

  /** The releases under test. */
  public List<Release> releases() {
    return fleet.releases();
  }

  /** Each release alone. */
  public List<ReleasePair> each() {
    return releases().stream().map(ReleasePair::of).toList();
  }

  /** The pairs of releases to judge across; empty if each is judged alone. */
  public List<ReleasePair> crossings() {
    return crossings;
  }

  /** The store. */
  public Store store() {
    return store;
  }

  public KmsKeyManager kms() {
    return kms;
  }

  public RunKeys keys() {
    return keys;
  }

  /** The agents, with their recorders. */
  public Fleet fleet() {
    return fleet;
  }

  public DeclaredDeviations deviations() {
    return deviations;
  }

  FileSystems fileSystems() {
    return fileSystems;
  }

  public StoreInspector inspector() {
    return inspector;
  }

  public WireJudge wireJudge() {
    return wireJudge;
  }

  public CaseClock clock() {
    return clock;
  }

  public ObjectJudge objectJudge() {
    return objectJudge;
  }

  public ResultSink results() {
    return results;
  }

  /** What a profile asks for, whatever the bucket. */
  public Encryption encryptionOf(Profile profile) {
    return asked.computeIfAbsent(
        profile,
        p ->
            EncryptionSettings.asked(
                fileSystems.settings(p.forBucket(ANY_BUCKET), Map.of()), ANY_BUCKET));
  }

  /**
   * Why a profile cannot be judged here; empty if it can.
   *
   * @param release the one under test
   * @param unsupportedToo whether a feature that the release lacks is no reason
   */
  public Optional<String> whyNotRun(Profile profile, Release release, boolean unsupportedToo) {
    RuntimeException cause = broken.get();
    if (cause != null) {
      return Optional.of("the run was broken off: " + cause.getMessage());
    }
    Optional<String> unsupplied = lacks.unsupplied(profile.textForBucket(ANY_BUCKET));
    if (unsupplied.isPresent()) {
      return unsupplied.map(reason -> reason + ", which profile " + profile.name() + " needs");
    }
    if (setsBucketDefault(profile)) {
      Optional<String> confined = lacks.ownBuckets(BUCKET_DEFAULT);
      if (confined.isPresent()) {
        return confined;
      }
    }
    Encryption asks = encryptionOf(profile);
    return unsupportedToo ? lacks.ofStore(asks.mode()) : lacks.of(asks, release);
  }

  private boolean setsBucketDefault(Profile profile) {
    ConfigurationFile file = profile.forBucket(ANY_BUCKET);
    return EncryptionSettings.bucketDefault(fileSystems.settings(file, Map.of())).isPresent();
  }

  /** What store and releases lack. */
  public Lacks lacks() {
    return lacks;
  }

  /** What each agent of a release says it runs on. */
  public List<AgentInfo> agentInfos(Release release) throws IOException {
    List<AgentInfo> infos = new ArrayList<>();
    for (AgentPool.Slot slot : fleet.slots(release)) {
      infos.add(slot.info());
    }
    return infos;
  }

  PlaceAllocator places() {
    return places;
  }

  Place newPlace() {
    return places.create("case");
  }

  /** How the store encrypts what comes without an encryption of its own. */
  public Encryption byDefault() {
    return byDefault.get();
  }

  void discard(Place place) {
    cleaner.execute(
        () -> {
          if (closing) {
            return; // whoever owns the places removes them
          }
          try {
            places.remove(place);
          } catch (RuntimeException e) {
            LOG.warn("{} cannot be removed yet: the end of the run tries again", place, e);
          }
        });
  }

  /**
   * Breaks the run off at once: nothing more can be said of the release. What agents are doing is
   * cut short, since S3A itself would go on for minutes without a store. The first cause counts.
   */
  public void breakOff(RuntimeException cause) {
    if (broken.compareAndSet(null, cause)) {
      fleet.abandon();
    }
  }

  /**
   * Breaks the run off if a request was held back because it has sent all that it may. Of whom does
   * not matter: a case that expects a refusal cannot tell.
   */
  public void breakOffIfSpent() {
    Infrastructure.spent(store).ifPresent(this::breakOff);
  }

  /** What broke the run off; empty if nothing did. */
  public Optional<RuntimeException> broken() {
    return Optional.ofNullable(broken.get());
  }

  @Override
  public void close() {
    closing = true;
    cleaner.shutdown();
    fleet.close();
    try {
      if (!cleaner.awaitTermination(LAST_BUCKET.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("a bucket takes longer than {} to remove", LAST_BUCKET);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
