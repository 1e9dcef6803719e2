package org.s3aharness.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.s3aharness.harness.judge.RequestRecorder;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.wire.exchange.Exchange;

/** The results of a watched job. */
class WatchVerdictsTest {
  @AutoClose private final RequestRecorder requests = new RequestRecorder();

  @Test
  void aResultShowsTheExchangesOfItsOwnOperationAlone() throws Exception {
    Exchange made = put("d/");
    Exchange written = put("d/f");

    List<WatchVerdicts.JudgedOperation> results =
        results(wrong("op_mkdirs", made), wrong("op_create", written), new JudgedThing(name("op")));

    assertThat(results)
        .extracting(judged -> judged.result().id().toString())
        .containsExactly(
            "watch/put-object/op[bucket/d/]@unknown",
            "watch/put-object/op_create[bucket/d/]@unknown",
            "watch/put-object/op_mkdirs[bucket/d/]@unknown");
    assertThat(results.get(0).wire()).isEmpty();
    assertThat(results.get(1).wire().orElseThrow().exchanges()).containsExactly(written);
    assertThat(results.get(2).wire().orElseThrow().exchanges()).containsExactly(made);
  }

  private Exchange put(String key) throws Exception {
    return requests.send("PUT", "bucket", key, "text");
  }

  private static JudgedThing wrong(String operation, Exchange exchange) {
    JudgedThing thing = new JudgedThing(name(operation));
    CheckList checks = new CheckList();
    checks.equal(Witness.WIRE, "header", exchange.toString(), "aws:kms", "AES256");
    List<Check> failed = checks.failed();
    thing.add(checks, failed);
    thing.addWrong(exchange);
    return thing;
  }

  private static JudgedThing.Name name(String operation) {
    return new JudgedThing.Name("put-object", operation, "bucket", "d/");
  }

  private static List<WatchVerdicts.JudgedOperation> results(JudgedThing... things) {
    return new WatchVerdicts(
            new WatchOutcome(
                new WatchOutcome.Job("job", 0, false, Duration.ZERO),
                new WatchOutcome.Counts(2, 0, 2, 0),
                new WatchOutcome.Reported(
                    List.of(), List.of(), List.of(), Map.of(), Map.of(), List.of()),
                new WatchOutcome.Recorded(List.of(), List.of(), List.of()),
                new WatchOutcome.Judged(List.of(), List.of(things)),
                new WatchOutcome.Stored(List.of(), Map.of(), List.of(), 0, List.of(), Map.of())))
        .results();
  }
}
