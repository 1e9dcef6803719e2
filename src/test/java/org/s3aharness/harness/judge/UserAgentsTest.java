package org.s3aharness.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.wire.exchange.Exchange;

/** Tells requests of a case's filesystems from those of other clients. */
class UserAgentsTest {
  private final UserAgents agents = new UserAgents();

  @Test
  void filesystemsAreToldApart() throws Exception {
    String first = agents.add(Encryption.of(Mode.SSE_S3));
    String second = agents.add(Encryption.NONE);
    try (RequestRecorder requests = new RequestRecorder()) {
      Exchange ofFirst = requests.send("PUT", "bucket", "a", "", "User-Agent", first + "Hadoop");
      Exchange ofSecond = requests.send("PUT", "bucket", "a", "", "User-Agent", second + "Hadoop");

      assertThat(agents.askedFor(ofFirst).mode()).isEqualTo(Mode.SSE_S3);
      assertThat(agents.askedFor(ofSecond).mode()).isEqualTo(Mode.NONE);
      assertThat(judged(ofFirst).failed()).isEmpty();
      assertThat(judged(ofSecond).failed()).isEmpty();
    }
  }

  @Test
  void aStrangerIsSeenWhateverItSends() throws Exception {
    agents.add(Encryption.of(Mode.SSE_S3));
    try (RequestRecorder requests = new RequestRecorder()) {
      Exchange ofStranger = requests.send("PUT", "bucket", "a", "", "User-Agent", "telemetry/1.0");

      assertThat(judged(ofStranger).failed())
          .singleElement()
          .returns("wire:client", Check::id)
          .returns("telemetry/1.0", Check::observed)
          .returns(Grade.EXPOSED, Check::grade);
    }
  }

  private CheckList judged(Exchange exchange) {
    CheckList checks = new CheckList();
    agents.judge(exchange, checks);
    return checks;
  }
}
