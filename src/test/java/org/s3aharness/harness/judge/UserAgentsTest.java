package org.s3aharness.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.s3aharness.configuration.AccessKeys;
import org.s3aharness.configuration.SigningProvider;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.wire.exchange.Exchange;

/** Tells requests of a case's filesystems from those of other clients. */
class UserAgentsTest {
  private static final AccessKeys KEYS =
      new AccessKeys(Map.of(AccessKeys.STORE, "AKIASTORE", AccessKeys.INSTANCE, "ASIAINSTANCE"));

  private final UserAgents agents = new UserAgents(KEYS);

  @Test
  void filesystemsAreToldApart() throws Exception {
    String first = agents.add(Encryption.of(Mode.SSE_S3), false, Optional.empty());
    String second = agents.add(Encryption.NONE, false, Optional.empty());
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
    agents.add(Encryption.of(Mode.SSE_S3), false, Optional.empty());
    try (RequestRecorder requests = new RequestRecorder()) {
      Exchange ofStranger = requests.send("PUT", "bucket", "a", "", "User-Agent", "telemetry/1.0");

      assertThat(judged(ofStranger).failed())
          .singleElement()
          .returns("wire:client", Check::id)
          .returns("telemetry/1.0", Check::observed)
          .returns(Grade.EXPOSED, Check::grade);
    }
  }

  @Test
  void theAccessKeyIsThatOfTheProvider() throws Exception {
    assertThat(accessKeySeen(instance(), "ASIAINSTANCE")).isEmpty();
  }

  @Test
  void theAccessKeyOfAnotherProviderIsCalledByItsSource() throws Exception {
    assertThat(accessKeySeen(instance(), "AKIASTORE")).contains("that of the store's owner");
    assertThat(accessKeySeen(instance(), "AKIAANOTHER"))
        .contains("one that the run knows nothing of");
  }

  @Test
  void aRequestThatIsNotSignedHasNoAccessKey() throws Exception {
    SigningProvider anonymous =
        new SigningProvider("Anonymous", SigningProvider.Keys.NONE, Optional.empty());

    assertThat(accessKeySeen(instance(), "")).contains("none");
    assertThat(accessKeySeen(anonymous, "")).isEmpty();
    assertThat(accessKeySeen(anonymous, "AKIASTORE")).contains("that of the store's owner");
  }

  @Test
  void aRoleSignsWithWhatStsHasIssuedAndNothingElse() throws Exception {
    SigningProvider role =
        new SigningProvider("AssumedRole", SigningProvider.Keys.ISSUED, Optional.empty());

    assertThat(accessKeySeen(role, "ASIAINSTANCE")).contains("that of the instance's role");
  }

  @Test
  void aRequestInTheClearIsSeenIfTheFilesystemIsToUseTls() throws Exception {
    String client = agents.add(Encryption.of(Mode.SSE_S3), true, Optional.empty());
    try (RequestRecorder requests = new RequestRecorder()) {
      Exchange inTheClear = requests.send("GET", "bucket", "a", "", "User-Agent", client);

      assertThat(judged(inTheClear).failed())
          .singleElement()
          .returns("wire:scheme", Check::id)
          .returns("http", Check::observed)
          .returns(Grade.EXPOSED, Check::grade);
    }
  }

  private static SigningProvider instance() {
    return new SigningProvider(
        "IAMInstance", SigningProvider.Keys.ONE, Optional.of("ASIAINSTANCE"));
  }

  /** Returns what is observed where another access key than the provider's has signed. */
  private Optional<String> accessKeySeen(SigningProvider provider, String id) throws Exception {
    String agent = agents.add(Encryption.NONE, false, Optional.of(provider));
    try (RequestRecorder requests = new RequestRecorder()) {
      Exchange exchange =
          id.isEmpty()
              ? requests.send("PUT", "bucket", "a", "", "User-Agent", agent)
              : requests.send(
                  "PUT",
                  "bucket",
                  "a",
                  "",
                  "User-Agent",
                  agent,
                  "Authorization",
                  "AWS4-HMAC-SHA256 Credential=%s/20261129/us-east-1/s3/aws4_request, Signature=0"
                      .formatted(id));
      return judged(exchange).failed().stream()
          .filter(check -> check.id().equals("wire:access key"))
          .map(check -> String.valueOf(check.observed()))
          .findFirst();
    }
  }

  private CheckList judged(Exchange exchange) {
    CheckList checks = new CheckList();
    agents.judge(exchange, checks);
    return checks;
  }
}
