package org.s3aharness.session.storereport;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.store.StoreReport;
import org.s3aharness.report.store.StoreReportLines;
import org.s3aharness.session.SessionListener;
import org.s3aharness.session.SessionResources;
import org.s3aharness.session.SessionStore;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.session.store.StoreChoice;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.Store;
import org.s3aharness.store.expectation.Conformity;
import org.s3aharness.store.expectation.StoreExpectations;
import org.s3aharness.store.expectation.StoreTrial;
import org.s3aharness.store.expectation.TriedExpectation;
import org.s3aharness.store.resource.KmsKeyManager;
import org.s3aharness.store.resource.PlaceAllocator;

/**
 * Tries a store for what AWS's documentation says. Whatever is created on it is removed at the end,
 * also when a signal ends the JVM.
 */
public final class StoreReportSession implements AutoCloseable {
  /** The first letter of the ids of such sessions. */
  private static final char STORE_REPORT = 's';

  private final StoreReportSettings settings;
  private final RunDirectory directory;
  private final SessionListener listener;
  private final SessionResources resources;

  /** Creates a session in which nothing is started yet. */
  public StoreReportSession(
      StoreReportSettings settings, RunDirectory directory, SessionListener listener) {
    this.settings = settings;
    this.directory = directory;
    this.listener = listener;
    this.resources = new SessionResources(listener);
  }

  /**
   * Starts the store or connects to it, tries it, and writes the report.
   *
   * @return the exit code
   * @throws UsageException if a setting cannot be used, or the user has not agreed
   * @throws StoreUnavailableException if the store cannot be started or used, or has ended
   *     meanwhile
   * @throws IOException if a file cannot be written
   */
  public int run() throws IOException {
    StoreReport report = tried();
    directory.writeWhole(directory.root().resolve("store-report.json"), report.toJson());
    directory.writeSummary(StoreReportLines.markdown(report));
    StoreReportLines.lines(report).forEach(listener::say);
    List<StoreReport.JudgedExpectation> worse =
        settings.baseline().map(report::worseThan).orElse(List.of());
    settings
        .baseline()
        .ifPresent(
            baseline ->
                listener.say(
                    worse.isEmpty()
                        ? "Everything that is right on " + baseline.store() + " is right here."
                        : "These are right on %s, but not here:".formatted(baseline.store())));
    worse.forEach(judged -> listener.say("  " + StoreReportLines.line(judged)));
    listener.say("Written: " + directory.root());
    return exitCode(report, worse);
  }

  private int exitCode(StoreReport report, List<StoreReport.JudgedExpectation> worse) {
    if (!report.hasTriedAnything()) {
      return ExitCode.NOTHING_RAN;
    }
    boolean asExpected =
        settings.baseline().isPresent()
            ? worse.isEmpty()
            : report.count(Conformity.WRONG) + report.count(Conformity.CANNOT) == 0;
    return asExpected ? ExitCode.AS_EXPECTED : ExitCode.FAILED;
  }

  private StoreReport tried() throws IOException {
    StoreChoice choice = settings.store();
    Store store;
    StoreTrial trial;
    try {
      SessionStore opened =
          SessionStore.open(
              STORE_REPORT,
              choice,
              settings.invocation(),
              directory,
              listener,
              resources,
              this::requireConsent);
      store = opened.store();
      String runId = opened.runId();
      PlaceAllocator places = resources.started(PlaceAllocator.of(store, runId, choice.within()));
      KmsKeyManager keys = resources.started(new KmsKeyManager(store, runId));
      List<KmsKey> given = choice.settings().kmsKeys().stream().map(KmsKey::named).toList();
      trial = resources.started(new StoreTrial(store, places, keys, given));
    } finally {
      resources.startHasEnded();
    }
    listener.progress(
        "Trying the store for %d things that AWS documents ..."
            .formatted(StoreExpectations.all().size()));
    List<TriedExpectation> outcomes = trial.of(StoreExpectations.all(), progress());
    String name = settings.name().orElse(StoreReport.nameOf(store.info()));
    return StoreReport.of(name, store.info().runs(), store.region(), outcomes);
  }

  /**
   * Returns a consumer that announces each subject as it begins, since a slow store takes minutes.
   */
  private Consumer<TriedExpectation> progress() {
    Set<String> begun = new HashSet<>();
    return outcome -> {
      if (begun.add(outcome.expectation().subject())) {
        listener.progress("  " + outcome.expectation().subject());
      }
    };
  }

  /** Asks the person who pays for the store first. */
  private void requireConsent(Store store) {
    if (settings.store().provider().asksForConsent() && !settings.agreed()) {
      throw new UsageException(
          "--store %s: in account %s, region %s, store-report would make about 30 buckets and 15 KMS keys, and remove them at the end (the keys after %d days): give --yes to agree. Nothing was made."
              .formatted(
                  settings.store().provider().name(),
                  store.account().orElse("unknown"),
                  store.region(),
                  KmsKeyManager.MINIMUM_DAYS_TO_DELETION));
    }
  }

  @Override
  public void close() {
    resources.close();
  }
}
