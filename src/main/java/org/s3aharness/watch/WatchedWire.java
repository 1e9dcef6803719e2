package org.s3aharness.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.harness.judge.WireJudge;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.DeclaredDeviations;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.StorageChecks;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.watch.census.Actor;
import org.s3aharness.watch.census.Census;
import org.s3aharness.watch.census.CensusKey;
import org.s3aharness.watch.census.CensusRow;
import org.s3aharness.watch.census.RequestFile;
import org.s3aharness.watch.jvm.JobReports;
import org.s3aharness.watch.jvm.WatchedFileSystem;
import org.s3aharness.watch.object.BytesFinding;
import org.s3aharness.watch.object.BytesKind;
import org.s3aharness.watch.object.ObjectTable;
import org.s3aharness.watch.object.WrittenObject;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.RequestKind;

/**
 * Counts and judges the exchanges of a job one by one, and keeps only the results: the census, what
 * was wrong, and which objects were written. It is thread-safe.
 */
final class WatchedWire implements AutoCloseable {
  private static final Set<RequestKind> WRITES =
      EnumSet.of(
          RequestKind.PUT_OBJECT, RequestKind.COPY_OBJECT, RequestKind.COMPLETE_MULTIPART_UPLOAD);
  private static final int MOST_SAMPLES = 500;

  private final WireJudge judge;
  private final DeclaredDeviations deviations = DeclaredDeviations.load();
  private final String storeKind;
  private final JobExpectation expectations;
  private final JobReports reports;
  private final ObjectTable objects;
  private final RequestFile file;
  private final Census census = new Census();
  private final ViolationLog violations = new ViolationLog();
  private final Map<JudgedThing.Name, JudgedThing> judged = new LinkedHashMap<>();
  private final Map<CensusKey, Integer> rows = new HashMap<>();
  private final CopyMemory memory = new CopyMemory();

  /** The first exchange of each row, so that a person can look at every kind of request. */
  private final List<Exchange> samples = new ArrayList<>();

  private long requests;
  private long bytes;

  /**
   * Starts watching.
   *
   * @param storeKind such as {@code localstack}, since deviations are declared for kinds of stores
   * @param requestFile gets a line for every request
   */
  WatchedWire(
      WireJudge judge,
      String storeKind,
      JobExpectation expectations,
      JobReports reports,
      ObjectTable objects,
      Path requestFile)
      throws IOException {
    this.judge = judge;
    this.storeKind = storeKind;
    this.expectations = expectations;
    this.reports = reports;
    this.objects = objects;
    this.file = new RequestFile(requestFile);
  }

  /** Takes an exchange that is over. */
  synchronized void accept(Exchange exchange) {
    requests++;
    bytes += exchange.requestBodyBytes();
    Actor actor = Actor.of(exchange);
    CensusKey row = census.add(CensusKey.of(exchange, actor), exchange.requestBodyBytes());
    if (!rows.containsKey(row) && samples.size() < MOST_SAMPLES) {
      samples.add(exchange);
    }
    int number = rows.computeIfAbsent(row, added -> rows.size());
    file.add(exchange, row, actor);
    if (WRITES.contains(exchange.kind())) {
      noteWritten(exchange, actor, row, number);
    }
    memory.ready(exchange, actor).forEach(this::judge);
  }

  private void noteWritten(Exchange exchange, Actor actor, CensusKey row, int number) {
    boolean done = row.outcome().equals("ok");
    boolean mayBeDone = exchange.failure().isPresent() && !exchange.isRefused();
    if (exchange.bucket().isEmpty() || exchange.key().isEmpty() || !done && !mayBeDone) {
      return;
    }
    String bucket = exchange.bucket().get();
    String key = exchange.key().get();
    objects.wrote(
        bucket,
        key,
        new WrittenObject(
            exchange.kind().name(),
            actor,
            exchange.requestBodyBytes(),
            exchange.responseHeaders().firstValue("etag").orElse(""),
            done,
            exchange.start().toEpochMilli()));
    if (objects.isFirstOf(number, bucket, key)) {
      census.addObject(row);
    }
  }

  private void judge(CopyMemory.Ready ready) {
    Exchange exchange = ready.exchange();
    Actor actor = ready.actor();
    CheckList checks = new CheckList();
    JobSecretJudge.judge(exchange, checks);
    Optional<JobExpectation.ExpectedEncryption> expected =
        exchange.bucket().flatMap(bucket -> expectations.of(bucket, actor));
    expected.ifPresent(
        its -> {
          judge.judgeHeaders(exchange, its.encryption(), ready.copies(), checks);
          judgeBody(exchange, its.encryption(), checks);
        });
    if (checks.counts().isEmpty()) {
      return;
    }
    CensusKey row = CensusKey.of(exchange, actor);
    JudgedThing thing =
        thing(
            new JudgedThing.Name(
                exchange.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                row.operation(),
                row.bucket(),
                row.path()));
    for (Check failed : unexplained(thing, checks, actor)) {
      violations.add(failed, row.place(), who(actor), exchange);
    }
  }

  /** Returns the failed checks that no declared deviation explains. */
  private List<Check> unexplained(JudgedThing thing, CheckList checks, Actor actor) {
    String release =
        actor
            .token()
            .flatMap(reports::fileSystem)
            .map(WatchedFileSystem::version)
            .orElse("unknown");
    CaseId id = WatchVerdicts.id(thing.name(), release);
    List<Check> unexplained = new ArrayList<>();
    for (Check failed : deviations.judge(id, "", storeKind, checks).failed()) {
      deviations.explaining(failed).ifPresentOrElse(thing::addKnown, () -> unexplained.add(failed));
    }
    thing.add(checks, unexplained);
    return unexplained;
  }

  /** Judges a body. Where its few bytes say nothing, nothing is checked. */
  private static void judgeBody(Exchange exchange, Encryption asked, CheckList checks) {
    if (!asked.mode().isClientSide()) {
      return;
    }
    exchange
        .requestBodyKind()
        .filter(kind -> !kind.equals(BytesKind.TOO_FEW))
        .ifPresent(
            kind ->
                checks.equal(
                    Witness.WIRE,
                    "plaintext",
                    Grade.EXPOSED,
                    exchange + ", under " + asked + ": the body",
                    StorageChecks.CIPHERTEXT,
                    BytesFinding.isPlaintext(kind) ? kind : StorageChecks.CIPHERTEXT));
  }

  private JudgedThing thing(JudgedThing.Name name) {
    return judged.computeIfAbsent(name, JudgedThing::new);
  }

  /**
   * Returns the sender of a request in words, such as {@code op_create of SparkSubmit, job job_1,
   * user alice}.
   */
  String who(Actor actor) {
    List<String> words = new ArrayList<>();
    String jvm = actor.token().flatMap(reports::fileSystem).map(WatchedFileSystem::jvm).orElse("");
    String client = jvm.isEmpty() ? actor.client() : jvm;
    words.add(actor.operation().isEmpty() ? client : actor.operation() + " of " + client);
    if (!actor.job().isEmpty()) {
      words.add("job " + actor.job());
    }
    if (!actor.principal().isEmpty()) {
      words.add("user " + actor.principal());
    }
    return String.join(", ", words);
  }

  /**
   * Takes what was found about an object after the job.
   *
   * @return the checks that make it wrong
   */
  synchronized List<Check> judgedObject(
      JudgedThing.Name name, CheckList checks, Actor actor, Instant when) {
    List<Check> unexplained = unexplained(thing(name), checks, actor);
    for (Check failed : unexplained) {
      violations.add(failed, "s3://" + name.bucket() + "/" + name.path(), who(actor), when);
    }
    return unexplained;
  }

  /** Takes an object that could not be judged. */
  synchronized void notJudged(JudgedThing.Name name, String why) {
    thing(name).addNotJudged(why);
  }

  synchronized long requests() {
    return requests;
  }

  synchronized long bytes() {
    return bytes;
  }

  synchronized long violationCount() {
    memory.rest().forEach(this::judge);
    return violations.count();
  }

  synchronized List<CensusRow> census() {
    return census.rows();
  }

  synchronized List<Violation> violations() {
    memory.rest().forEach(this::judge);
    return violations.list();
  }

  /** Returns the groups that were judged, in the order in which they were first seen. */
  synchronized List<JudgedThing> judged() {
    memory.rest().forEach(this::judge);
    return List.copyOf(judged.values());
  }

  /** Returns one exchange of each row of the census, up to a limit. */
  synchronized List<Exchange> samples() {
    return List.copyOf(samples);
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
