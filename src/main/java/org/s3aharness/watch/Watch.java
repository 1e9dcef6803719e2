package org.s3aharness.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.Settings;
import org.s3aharness.harness.judge.Judges;
import org.s3aharness.harness.run.RunSecrets;
import org.s3aharness.harness.verdict.InfrastructureException;
import org.s3aharness.store.Store;
import org.s3aharness.watch.WatchOutcome.Counts;
import org.s3aharness.watch.WatchOutcome.Judged;
import org.s3aharness.watch.WatchOutcome.Recorded;
import org.s3aharness.watch.WatchOutcome.Reported;
import org.s3aharness.watch.WatchOutcome.Stored;
import org.s3aharness.watch.jvm.AgentSettings;
import org.s3aharness.watch.jvm.JobReports;
import org.s3aharness.watch.jvm.OtherPrograms;
import org.s3aharness.watch.jvm.ReportServer;
import org.s3aharness.watch.object.ExaminationTable;
import org.s3aharness.watch.object.ObjectTable;
import org.s3aharness.watch.object.Reconciliation;
import org.s3aharness.watch.object.StoredContents;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.ExchangeStream;
import org.s3aharness.wire.secret.KnownSecrets;

/**
 * A recorder for one job, with everything that receives reports of the job and judges it. It is
 * started before the job, and concluded once: when the job has ended, or as things are when it was
 * interrupted.
 */
public final class Watch implements AutoCloseable {
  private final WatchSetup setup;
  private final JobRecorders recorders;
  private final ReportServer server;
  private final JobReports reports;
  private final ObjectTable objects;
  private final Judges judges;
  private final JobJudge judge;
  private final WatchedWire wire;
  private final ExaminationTable examined;
  private final ExchangeStream stream;
  private final JobExpectation expectations;
  private final Reconciliation reconciliation;
  private final AgentSettings agent;
  private final OtherPrograms others;
  private final AtomicReference<RuntimeException> broken = new AtomicReference<>();

  private Watch(WatchSetup setup) throws IOException {
    this.setup = setup;
    Store store = setup.store();
    recorders = new JobRecorders(setup);
    for (KnownSecrets secrets : recorders.secrets()) {
      RunSecrets.tell(secrets, store, setup.keys(), asked(setup));
    }
    reports =
        new JobReports(
            recorders.portForJvms(), JobRecorders.withoutJobsProxy(setup), store.s3aSettings());
    server = ReportServer.start(reports::hear);
    Path certificate = setup.work().resolve("recorder.pem");
    Files.writeString(certificate, recorders.certificate());
    others =
        new OtherPrograms(
            recorders.portForOthers(),
            setup.work().resolve("trusted.pem"),
            store.region(),
            store.info().startedByUs() ? Optional.empty() : Optional.of(store.s3Endpoint()));
    others.write(recorders.certificate(), System.getenv());
    agent = new AgentSettings(setup.agentJar(), setup.work().resolve("watch.properties"));
    agent.write(server, recorders.portForJvms(), certificate, store, setup.keys().variables());
    objects = new ObjectTable(setup.work().resolve("objects.mv"));
    expectations =
        new JobExpectation(setup.baseConfigs(), setup.profile(), setup.keys().variables(), reports);
    // The store is somebody's: nothing is tried on it.
    judges = Judges.of(store, setup.keys(), ability -> Optional.of("a watched store is not tried"));
    judge = new JobJudge(judges, store.info().kind(), expectations, reports);
    wire = new WatchedWire(judge, objects, setup.requests());
    examined = new ExaminationTable(setup.objects());
    stream = new ExchangeStream(this::accept);
    recorders.recordTo(stream);
    reconciliation = new Reconciliation(new StoredContents(store), objects, StoreClock.now(store));
  }

  /**
   * Starts the recorder, and lists the store as it is before the job.
   *
   * @throws IOException when a port or a file cannot be used
   */
  public static Watch start(WatchSetup setup) throws IOException {
    Watch watch = new Watch(setup);
    setup.places().forEach(watch.reconciliation::listBefore);
    return watch;
  }

  /** Returns what the configuration asks for, whose customer key belongs in its header alone. */
  private static Encryption asked(WatchSetup setup) {
    Settings settings = Settings.empty();
    for (ConfigurationFile base : setup.baseConfigs()) {
      settings = settings.with(base);
    }
    if (setup.profile().isPresent()) {
      settings = settings.with(setup.profile().get().forBucket("any"));
    }
    return EncryptionSettings.asked(settings.with(setup.keys().variables()), "any");
  }

  /**
   * Takes an exchange. A failure to do so must not go unnoticed, because from then on nothing can
   * be said about the job.
   */
  private void accept(Exchange exchange) {
    try {
      wire.accept(exchange);
    } catch (RuntimeException e) {
      broken.compareAndSet(null, e);
      throw e;
    }
  }

  /**
   * Returns the environment for the job.
   *
   * @param inherited the environment that it would have if it were not watched
   */
  public Map<String, String> environment(Map<String, String> inherited) {
    Map<String, String> environment = new TreeMap<>(agent.environment(inherited, setup.store()));
    environment.putAll(others.variables(inherited));
    return environment;
  }

  /**
   * Returns a line that says how far the job is, such as {@code 1200 requests, 35 objects, 2
   * violations}.
   */
  public String progress() {
    wire.judgeRest();
    return "%,d requests, %,d objects, %,d violations"
        .formatted(wire.requests(), objects.size(), judge.violationCount());
  }

  /**
   * Judges what the job has left.
   *
   * @param job how it ended
   * @throws InfrastructureException if an exchange could not be processed
   */
  public WatchOutcome conclude(WatchOutcome.Job job) {
    List<String> unfollowed = new ArrayList<>(reports.unfollowed());
    List<String> remaining =
        RemainingProcesses.having(
            agent.file().toString(),
            job.interrupted() ? Duration.ZERO : RemainingProcesses.PATIENCE);
    if (!remaining.isEmpty()) {
      unfollowed.add(
          String.join(", ", remaining)
              + " still ran when the command had ended: have the command wait for all that it"
              + " starts");
    }
    if (broken.get() != null) {
      throw new InfrastructureException(
          "The job could not be watched to its end: " + broken.get().getMessage(), broken.get());
    }
    reconciliation.listAfter();
    long gone =
        Examiners.examineAll(
            objects,
            new Examination(
                setup.store(), setup.keys(), judges.object(), expectations, judge, examined));
    wire.judgeRest();
    return new WatchOutcome(
        job,
        new Counts(wire.requests(), wire.bytes(), objects.size(), gone),
        new Reported(
            reports.jvms(),
            reports.fileSystems(),
            reports.fileIos(),
            notes(),
            reports.unwatched(),
            unfollowed),
        new Recorded(wire.census(), wire.samples(), stream.inFlight()),
        new Judged(judge.violations(), judge.judged()),
        new Stored(
            examined.some(),
            examined.atRest(),
            reconciliation.unexplained(),
            reconciliation.unexplainedCount(),
            reconciliation.openUploads(),
            reconciliation.notListed()));
  }

  private Map<String, Integer> notes() {
    Map<String, Integer> notes = new LinkedHashMap<>(reports.notes());
    recorders
        .passed()
        .forEach(
            host ->
                notes.put(
                    "Connections to %s were let through, and not looked into.".formatted(host), 1));
    return notes;
  }

  @Override
  public void close() throws IOException {
    recorders.close();
    server.close();
    wire.close();
    examined.close();
    objects.close();
  }
}
