package org.s3aharness.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.s3aharness.harness.judge.RequestRecorder;
import org.s3aharness.wire.exchange.Exchange;

/** Exchanges of a job in the order in which they end. */
class KmsMemoryTest {
  private static final String HOST = "kms.us-east-1.amazonaws.com";
  private static final String WRAPPED = "d3JhcHBlZA==";

  private final KmsMemory memory = new KmsMemory();
  @AutoClose private final RequestRecorder requests = new RequestRecorder();

  @Test
  void theMakingOfADataKeyWaitsForTheObjectThatItIsFor() throws Exception {
    Exchange making = ask("GenerateDataKey", "{}", "{\"CiphertextBlob\": \"" + WRAPPED + "\"}");
    Exchange put = put("a");

    assertThat(memory.ready(making)).isEmpty();
    assertThat(memory.ready(put))
        .singleElement()
        .returns(making, KmsMemory.Ready::exchange)
        .returns(put, KmsMemory.Ready::cause);
    assertThat(memory.known(put)).containsExactly(making, put);
  }

  @Test
  void unwrappingIsForTheObjectWhoseReadingEndsLater() throws Exception {
    Exchange get = get();
    Exchange unwrapping = ask("Decrypt", "{\"CiphertextBlob\": \"" + WRAPPED + "\"}", "{}");

    assertThat(memory.ready(unwrapping)).isEmpty();
    assertThat(memory.ready(get))
        .singleElement()
        .returns(unwrapping, KmsMemory.Ready::exchange)
        .returns(get, KmsMemory.Ready::cause);
    assertThat(memory.ready(get())).as("judged once").isEmpty();
  }

  @Test
  void theFirstObjectUnderADataKeyIsRemembered() throws Exception {
    Exchange first = put("a");
    Exchange second = put("b");
    memory.ready(first);
    memory.ready(second);

    assertThat(memory.known(second)).containsExactly(first, second);
  }

  @Test
  void whatTheJobAsksOfKmsForItselfIsNotJudged() throws Exception {
    assertThat(memory.ready(ask("Decrypt", "{\"CiphertextBlob\": \"b3RoZXI=\"}", "{}"))).isEmpty();
    assertThat(memory.ready(ask("ListKeys", "{}", "{}"))).isEmpty();
    assertThat(memory.ready(put("a"))).isEmpty();
  }

  private Exchange ask(String operation, String request, String answer) throws Exception {
    return requests.askKms(HOST, operation, request, answer);
  }

  private Exchange put(String key) throws Exception {
    return requests.send("PUT", "bucket", key, "ciphertext", "x-amz-meta-x-amz-3", WRAPPED);
  }

  private Exchange get() throws Exception {
    requests.answerWith("x-amz-meta-x-amz-3", WRAPPED);
    return requests.send("GET", "bucket", "a", "");
  }
}
