package org.s3aharness.report.page;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.report.Headline;
import org.s3aharness.report.Invocation;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.RunOutcome;
import org.s3aharness.report.Summary;

/** Makes a report page with any number of made-up cases, about as large as real ones. */
public final class SyntheticRun {
  /** Fails, and its texts would be markup if they were not escaped. */
  public static final CaseId FAILING =
      new CaseId("put", "new-file-is-encrypted", Optional.of("empty"), "sse-c", "3.4.3");

  public static final String HOSTILE =
      "</script><script>document.title='broken in'</script><img src=x>";

  private static final List<String> PROFILES =
      List.of(
          "none",
          "sse-s3",
          "sse-kms-key-arn",
          "sse-kms-key-id",
          "sse-kms-alias-name",
          "sse-c",
          "dsse-kms",
          "cse-kms",
          "cse-custom",
          "per-bucket-sse-kms",
          "old-names-sse-s3");
  private static final List<String> SUITES =
      List.of("put", "read", "rename", "listing", "committer", "access", "tls", "plain-http");
  private static final int CHECKS = 40;
  private static final int EXCHANGES = 9;
  private static final int IN_CHANGE_SUITE = 2;

  private final Random random = new Random(1);
  private final ExchangeTable exchanges = new ExchangeTable();
  private final List<CaseResult> results = new ArrayList<>();

  private SyntheticRun() {}

  /** A run of about as many cases; the same ones every time. */
  public static SyntheticRun of(int cases) {
    SyntheticRun run = new SyntheticRun();
    run.add(FAILING, Verdict.FAILED);
    for (int n = 0; run.results.size() < cases / IN_CHANGE_SUITE; n++) {
      String suite = SUITES.get(n % SUITES.size());
      for (String profile : PROFILES) {
        run.add(
            new CaseId(suite, "behaviour-number-" + n, Optional.empty(), profile, "3.4.3"),
            run.verdict());
      }
    }
    for (int n = 0; run.results.size() < cases; n++) {
      String change = "sse-kms-key" + n + "-to-sse-c-key" + n;
      for (int behaviour = 1; behaviour <= PROFILES.size(); behaviour++) {
        run.add(
            new CaseId("change", "object-is-like-" + behaviour, Optional.empty(), change, "3.4.3"),
            run.verdict());
      }
    }
    return run;
  }

  /** The same cases on each of several releases. */
  public static SyntheticRun ofReleases(int cases, String... releases) {
    SyntheticRun run = new SyntheticRun();
    for (String release : releases) {
      for (CaseResult result : of(cases).results) {
        CaseId id = result.id();
        run.add(
            new CaseId(id.suite(), id.behaviour(), id.variant(), id.profile(), release),
            run.verdict());
      }
    }
    return run;
  }

  public List<CaseResult> results() {
    return results;
  }

  /** Writes {@code index.html} into a new run directory. */
  public Path write(Path parent) throws IOException {
    return write(parent, List.of());
  }

  public Path write(Path parent, List<Map<String, Object>> findings) throws IOException {
    RunDirectory directory = RunDirectory.create(parent);
    Summary summary = new Summary(results);
    Headline headline =
        new Headline(summary.sentence("3.4.3", "no store"), true, summary.isGreen(), List.of());
    Invocation invocation = new Invocation(Instant.EPOCH, "run", List.of("--profiles=my profiles"));
    RunOutcome outcome =
        new RunOutcome(
            headline, invocation, summary, Optional.empty(), Map.of(), "", List.of(), List.of());
    ReportPage.write(
        directory.page(),
        PageContent.model(directory, outcome, findings),
        exchanges.model(summary.results()));
    return directory.page();
  }

  private Verdict verdict() {
    int percent = random.nextInt(100);
    return percent < 2
        ? Verdict.FAILED
        : percent < 3
            ? Verdict.FIXED
            : percent < 20 ? Verdict.KNOWN : percent < 25 ? Verdict.NOT_RUN : Verdict.PASSED;
  }

  private void add(CaseId id, Verdict verdict) {
    boolean ran = verdict != Verdict.NOT_RUN;
    boolean objects = verdict == Verdict.FAILED || verdict == Verdict.KNOWN;
    Check check =
        Check.equal(
                Witness.WIRE,
                "PUT_OBJECT encryption",
                "#1 PUT_OBJECT https://b.s3.amazonaws.com/f",
                "AES256 " + HOSTILE,
                "")
            .withGrade(Grade.WEAKER);
    Map<String, Integer> counts = new LinkedHashMap<>();
    if (ran) {
      counts.put("wire:PUT_OBJECT encryption", 1);
      IntStream.range(0, CHECKS)
          .forEach(n -> counts.put(Witness.values()[n % 4] + ":check-number-" + n, 1 + n % 3));
    }
    results.add(
        new CaseResult(
            id,
            "A statement of the document about " + id.behaviour(),
            Source.HADOOP_ENCRYPTION.title(),
            "Introduction",
            verdict,
            verdict == Verdict.PASSED ? "" : objects ? check.message() : "a reason",
            objects ? List.of(check) : List.of(),
            counts,
            Map.of(),
            id.suite().equals("change") ? Map.of("existing data is", "readable") : Map.of(),
            verdict == Verdict.KNOWN || verdict == Verdict.FIXED
                ? List.of("a-deviation")
                : List.of(),
            Duration.ofMillis(random.nextInt(900)),
            ran ? EXCHANGES : 0));
    if (ran) {
      exchanges.add(
          id, IntStream.range(0, EXCHANGES).mapToObj(n -> exchange(id, n, verdict)).toList());
    }
  }

  private PageExchange exchange(CaseId id, int number, Verdict verdict) {
    List<String> others =
        verdict.isAsExpected()
            ? List.of()
            : IntStream.range(0, 15)
                .mapToObj(n -> "x-header-" + n + ": " + (n < 5 ? random.nextLong() : "same"))
                .toList();
    return new PageExchange(
        number * 20L,
        random.nextInt(40),
        number == 1 ? "KMS_GENERATE_DATA_KEY" : "PUT_OBJECT",
        "PUT",
        "https://case-" + Integer.toHexString(id.hashCode()) + ".s3.us-east-1.amazonaws.com",
        "/directory/file-" + number,
        number == 2 ? 403 : 200,
        number == 2 ? "AccessDenied" : "",
        number == 0 ? "sent" : "",
        List.of(
            "x-amz-server-side-encryption: aws:kms",
            "x-amz-server-side-encryption-aws-kms-key-id: arn:aws:kms:us-east-1:000000000000:key/1"),
        List.of("x-amz-server-side-encryption: aws:kms"),
        others,
        others);
  }
}
