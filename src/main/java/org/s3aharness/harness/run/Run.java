package org.s3aharness.harness.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.s3aharness.agent.AgentInfo;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.Profile;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.judge.Judges;
import org.s3aharness.harness.judge.RunKeys;
import org.s3aharness.harness.plan.CasePlan;
import org.s3aharness.harness.plan.Extent;
import org.s3aharness.harness.run.agents.AgentPool;
import org.s3aharness.harness.run.agents.Fleet;
import org.s3aharness.harness.run.health.BreakOff;
import org.s3aharness.harness.run.health.CaseClock;
import org.s3aharness.harness.run.witness.ClientSideWitness;
import org.s3aharness.harness.run.witness.DefaultEncryptionProbe;
import org.s3aharness.harness.run.witness.ObjectWitness;
import org.s3aharness.harness.verdict.DeclaredDeviations;
import org.s3aharness.harness.verdict.ResultSink;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseFeatures;
import org.s3aharness.store.Place;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreInspector;
import org.s3aharness.store.ability.Abilities;
import org.s3aharness.store.resource.KmsKeyManager;
import org.s3aharness.store.resource.PlaceAllocator;

/** Executes the cases of one run. It holds what all its cases share. */
public final class Run implements AutoCloseable {
  private static final String ANY_BUCKET = "any-bucket";

  private final RunSettings settings;
  private final RunServices services;
  private final CasePlan plan;
  private final BreakOff breakOff;
  private final PlaceDisposal disposal;
  private final FileSystems fileSystems;
  private final StoreInspector inspector;
  private final CaseClock clock;
  private final Judges judges;
  private final ClientSideWitness clientSideWitness;
  private final ObjectWitness objectWitness;
  private final DefaultEncryptionProbe byDefault;
  private final Abilities abilities;
  private final ResultSink results;
  private final Map<Profile, Encryption> asked = new ConcurrentHashMap<>();

  /**
   * Assembles a run.
   *
   * @param services what was started for the run; the run ends the agents and nothing else
   * @param results receives every case as it gets its verdict
   * @throws UsageException when a profile asks for what S3A does not have, or a release would
   *     change something outside the place to which the run is confined
   */
  public Run(RunSettings settings, RunServices services, ResultSink results) {
    this.settings = settings;
    this.services = services;
    this.results = results;
    Store store = services.store();
    RunKeys keys = services.keys();
    this.breakOff = new BreakOff(store, services.fleet());
    this.disposal = new PlaceDisposal(services.places());
    this.clock = new CaseClock(settings.caseLimit(), store, this::breakOff);
    this.fileSystems =
        new FileSystems(store, keys, services.credentialStores(), settings.baseConfigs());
    this.inspector = new StoreInspector(store);
    this.abilities = new Abilities(store, services.places(), services.kms());
    this.judges = Judges.of(store, keys, abilities::whyNot);
    this.objectWitness =
        new ObjectWitness(store, inspector, alias -> services.kms().arnBehind(alias));
    this.clientSideWitness = new ClientSideWitness(store, keys, inspector);
    this.byDefault = new DefaultEncryptionProbe(store, services.places(), inspector);
    settings.selection().profiles().forEach(this::encryptionOf);
    this.plan =
        new CasePlan(
            settings.selection(),
            releases(),
            settings.pairs(),
            profile -> encryptionOf(profile).mode());
    services.places().within().ifPresent(this::checkThatNothingBesideIsChanged);
  }

  private void checkThatNothingBesideIsChanged(Place within) {
    for (Release release : releases()) {
      if (!release.features().map(ReleaseFeatures::keepsDirectoryMarkers).orElse(true)) {
        throw new UsageException(
            "Release %s deletes the markers of all directories above a file that it writes, even those above %s: use --bucket only with releases from 3.3.1 on."
                .formatted(release.name(), within));
      }
    }
  }

  /** Returns the plan of the cases to judge. */
  public CasePlan plan() {
    return plan;
  }

  /**
   * Returns the name of the user's scenario class.
   *
   * @throws java.util.NoSuchElementException if the run is not about one
   */
  public String scenario() {
    return settings.selection().scenario().orElseThrow();
  }

  /** Returns how much of all cases the run covers. */
  public Extent extent() {
    return settings.selection().extent();
  }

  /** Returns the name of the mode that each selected profile asks for, by the profile's name. */
  public Map<String, String> modes() {
    return settings.selection().profiles().stream()
        .collect(Collectors.toMap(Profile::name, profile -> encryptionOf(profile).mode().label()));
  }

  /** Returns the buckets of the user's configuration that the run is to judge. */
  public List<ConfiguredBucket> buckets() {
    return settings.selection().profiles().stream()
        .filter(Profile::isOfConfiguration)
        .map(profile -> fileSystems.described(profile, nameFor(profile)))
        .toList();
  }

  /** Returns the releases under test. */
  public List<Release> releases() {
    return services.fleet().releases();
  }

  boolean comparesReleases() {
    return settings.comparesReleases();
  }

  /** Returns the store. */
  public Store store() {
    return services.store();
  }

  /** Returns the manager of the run's KMS keys, which changes only keys that the run created. */
  public KmsKeyManager kms() {
    return services.kms();
  }

  /** Returns the keys that profiles and suites refer to. */
  public RunKeys keys() {
    return services.keys();
  }

  /**
   * Returns descriptions of what replaces things that the user's files name and the store did not
   * have.
   */
  public List<String> standIns() {
    return services.standIns();
  }

  /** Returns the agents, with their recorders. */
  public Fleet fleet() {
    return services.fleet();
  }

  DeclaredDeviations deviations() {
    return settings.deviations();
  }

  FileSystems fileSystems() {
    return fileSystems;
  }

  /** Returns the means to ask the store out of band. */
  public StoreInspector inspector() {
    return inspector;
  }

  /** Returns the witness that opens client-side encrypted objects without S3A. */
  public ClientSideWitness clientSideWitness() {
    return clientSideWitness;
  }

  CaseClock clock() {
    return clock;
  }

  /** Returns the judges, which all cases share. */
  public Judges judges() {
    return judges;
  }

  /** Returns the witness that looks at stored objects out of band. */
  public ObjectWitness objectWitness() {
    return objectWitness;
  }

  ResultSink results() {
    return results;
  }

  PlaceAllocator places() {
    return services.places();
  }

  Place newPlace() {
    return places().create("case");
  }

  /** Creates the first place of a case: in the profile's own bucket, or in any bucket. */
  Place newPlace(Profile profile) {
    return profile.bucket().isPresent()
        ? places().createIn(profile.bucket().get(), fileSystems.regionOf(profile.bucket().get()))
        : newPlace();
  }

  void discard(Place place) {
    disposal.dispose(place);
  }

  static String nameFor(Profile profile) {
    return profile.bucket().orElse(ANY_BUCKET);
  }

  /** Returns the encryption that a profile asks for, in its own bucket or whatever the bucket. */
  Encryption encryptionOf(Profile profile) {
    return asked.computeIfAbsent(
        profile,
        p ->
            EncryptionSettings.asked(
                fileSystems.settings(nameFor(p), p.forBucket(nameFor(p)), Map.of()), nameFor(p)));
  }

  /** Returns what each agent of a release reports about itself. */
  public List<AgentInfo> agentInfos(Release release) throws IOException {
    List<AgentInfo> infos = new ArrayList<>();
    for (AgentPool.Slot slot : fleet().slots(release)) {
      infos.add(slot.info());
    }
    return infos;
  }

  /** Returns the abilities of the store: what it does as S3 and KMS do. */
  public Abilities abilities() {
    return abilities;
  }

  /** Returns how the store encrypts objects for which a request asks no encryption. */
  public Encryption byDefault() {
    return byDefault.get();
  }

  /**
   * Ends the run at once, because nothing more can be said about the release. The first cause
   * counts.
   */
  public void breakOff(RuntimeException cause) {
    breakOff.because(cause);
  }

  BreakOff breakOff() {
    return breakOff;
  }

  /** Returns the failure that ended the run early; empty if none did. */
  public Optional<RuntimeException> broken() {
    return breakOff.cause();
  }

  @Override
  public void close() {
    disposal.beginNoMore();
    disposal.close();
  }
}
