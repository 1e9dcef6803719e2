package org.s3aharness.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.harness.judge.Judges;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.DeclaredDeviations;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.StorageChecks;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.watch.census.Actor;
import org.s3aharness.watch.census.CensusKey;
import org.s3aharness.watch.jvm.JobReports;
import org.s3aharness.watch.jvm.WatchedFileSystem;
import org.s3aharness.watch.object.BytesFinding;
import org.s3aharness.watch.object.BytesKind;
import org.s3aharness.wire.exchange.Exchange;

/**
 * Judges the exchanges and objects of a job, and keeps what was wrong, and what was judged. It is
 * thread-safe.
 */
final class JobJudge {
  private final Judges judges;
  private final DeclaredDeviations deviations = DeclaredDeviations.load();
  private final String storeKind;
  private final JobExpectation expectations;
  private final JobReports reports;
  private final ViolationLog violations = new ViolationLog();
  private final Map<JudgedThing.Name, JudgedThing> judged = new LinkedHashMap<>();
  private final KmsMemory dataKeys = new KmsMemory();

  /**
   * Begins with nothing judged.
   *
   * @param storeKind such as {@code localstack}, since deviations are declared for kinds of stores
   */
  JobJudge(Judges judges, String storeKind, JobExpectation expectations, JobReports reports) {
    this.judges = judges;
    this.storeKind = storeKind;
    this.expectations = expectations;
    this.reports = reports;
  }

  /** Takes an exchange as it comes, and judges what was asked of KMS and can be judged now. */
  synchronized void remember(Exchange exchange) {
    dataKeys.ready(exchange).forEach(this::judgeOfKms);
  }

  /** Judges a request to KMS, at the place and in the name of the S3 request that it was for. */
  private void judgeOfKms(KmsMemory.Ready ready) {
    Actor actor = Actor.of(ready.cause());
    CheckList checks = new CheckList();
    expected(ready.cause(), actor)
        .ifPresent(
            its -> judges.kms().judge(ready.exchange(), ready.known(), its.encryption(), checks));
    take(ready.exchange(), CensusKey.of(ready.cause(), actor), actor, checks);
  }

  /** Judges an exchange, which was taken before. */
  synchronized void judge(CopyMemory.Ready ready) {
    Exchange exchange = ready.exchange();
    Actor actor = ready.actor();
    CheckList checks = new CheckList();
    judges.secret().judge(exchange, checks);
    expected(exchange, actor)
        .ifPresent(
            its -> {
              judges.wire().judgeHeaders(exchange, its.encryption(), ready.copies(), checks);
              judgeBody(exchange, its.encryption(), checks);
              judges.kms().judge(exchange, aboutDataKey(ready), its.encryption(), checks);
            });
    take(exchange, CensusKey.of(exchange, actor), actor, checks);
  }

  private Optional<JobExpectation.ExpectedEncryption> expected(Exchange exchange, Actor actor) {
    return exchange.bucket().flatMap(bucket -> expectations.of(bucket, actor));
  }

  /** Returns the exchanges by which one sees whether a data key is new, or that of a copy. */
  private List<Exchange> aboutDataKey(CopyMemory.Ready ready) {
    return Stream.concat(dataKeys.known(ready.exchange()).stream(), ready.known().stream())
        .distinct()
        .sorted(Comparator.comparingLong(Exchange::id))
        .toList();
  }

  private void take(Exchange exchange, CensusKey row, Actor actor, CheckList checks) {
    if (checks.counts().isEmpty()) {
      return;
    }
    JudgedThing thing =
        thing(
            new JudgedThing.Name(
                exchange.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                row.operation(),
                row.bucket(),
                row.path()));
    List<Check> unexplained = unexplained(thing, checks, actor);
    if (!unexplained.isEmpty()) {
      thing.addWrong(exchange);
    }
    for (Check failed : unexplained) {
      violations.add(failed, row.place(), who(actor), exchange.start());
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
    CaseId id = WatchIds.of(thing.name(), release);
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

  synchronized long violationCount() {
    return violations.count();
  }

  synchronized List<Violation> violations() {
    return violations.list();
  }

  /** Returns the groups that were judged, in the order in which they were first seen. */
  synchronized List<JudgedThing> judged() {
    return List.copyOf(judged.values());
  }
}
