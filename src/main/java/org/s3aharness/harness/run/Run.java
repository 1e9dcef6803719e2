package org.s3aharness.harness.run;

import java.util.List;
import java.util.Optional;
import org.s3aharness.agent.AgentInfo;
import org.s3aharness.encryption.Profile;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.judge.Judges;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.harness.plan.CasePlan;
import org.s3aharness.harness.plan.Extent;
import org.s3aharness.harness.run.agents.AgentPool;
import org.s3aharness.harness.run.agents.Fleet;
import org.s3aharness.harness.run.health.BreakOff;
import org.s3aharness.harness.run.health.CaseClock;
import org.s3aharness.harness.run.witness.Witnesses;
import org.s3aharness.harness.verdict.DeclaredDeviations;
import org.s3aharness.harness.verdict.ResultSink;
import org.s3aharness.release.Release;
import org.s3aharness.store.Place;
import org.s3aharness.store.Store;
import org.s3aharness.store.ability.Abilities;
import org.s3aharness.store.resource.KmsKeyManager;
import org.s3aharness.store.resource.PlaceAllocator;

/** Executes the cases of one run. It holds what all its cases share. */
public final class Run implements AutoCloseable {
  private final RunSettings settings;
  private final RunServices services;
  private final CasePlan plan;
  private final BreakOff breakOff;
  private final PlaceDisposal disposal;
  private final FileSystems fileSystems;
  private final SelectedProfiles profiles;
  private final Witnesses witnesses;
  private final CaseClock clock;
  private final Judges judges;
  private final Abilities abilities;
  private final ResultSink results;

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
        new FileSystems(
            store,
            keys,
            services.accessKeys(),
            services.credentialStores(),
            settings.baseConfigs());
    this.profiles = new SelectedProfiles(settings.selection().profiles(), fileSystems);
    this.abilities = new Abilities(store, services.places(), services.kms());
    this.judges = Judges.of(store, keys, abilities::whyNot);
    this.witnesses = Witnesses.of(store, services.places(), services.kms(), keys);
    this.plan =
        new CasePlan(
            settings.selection(),
            releases(),
            settings.pairs(),
            profile -> profiles.asked(profile).mode());
    services.requireThatNothingBesideIsChanged();
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

  /** Returns the names of the suites that are run; empty for all. */
  public List<String> suites() {
    return settings.selection().suites();
  }

  /** Returns the profiles that the run is about. */
  public SelectedProfiles profiles() {
    return profiles;
  }

  /** Returns what looks at the store out of band. */
  public Witnesses witnesses() {
    return witnesses;
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

  CaseClock clock() {
    return clock;
  }

  /** Returns the judges, which all cases share. */
  public Judges judges() {
    return judges;
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
        ? places()
            .createIn(
                profile.bucket().get(), fileSystems.usersBuckets().regionOf(profile.bucket().get()))
        : newPlace();
  }

  void discard(Place place) {
    disposal.dispose(place);
  }

  /** Returns what each agent of a release reports about itself. */
  public List<AgentInfo> agentInfos(Release release) {
    return fleet().slots(release).stream().map(AgentPool.Slot::info).toList();
  }

  /** Returns the abilities of the store: what it does as S3 and KMS do. */
  public Abilities abilities() {
    return abilities;
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
