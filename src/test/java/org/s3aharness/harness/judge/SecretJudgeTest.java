package org.s3aharness.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.wire.secret.SecretKind;

/** Checks where secrets belong, and where they do not, in requests as a recorder sees them. */
class SecretJudgeTest {
  private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
  private static final String CUSTOMER_KEY = "x-amz-server-side-encryption-customer-key";
  private static final String DATA_KEY = "YWJjZGVmZ2hpamFiY2RlZmdoaWphYmNkZWZnaGlqMDE=";

  @AutoClose private final RequestRecorder requests = new RequestRecorder();

  @BeforeEach
  void learnTheKey() {
    requests.secrets().addKey(SecretKind.CUSTOMER_KEY, KEY);
  }

  @Test
  void aCustomersKeyBelongsInItsHeader() throws Exception {
    requests.send("PUT", "bucket", "key", "content", CUSTOMER_KEY, KEY);

    assertThat(failed(true)).isEmpty();
  }

  @Test
  void noSecretMayTravelInTheClear() throws Exception {
    requests.send("PUT", "bucket", "key", "content", CUSTOMER_KEY, KEY);

    assertThat(failed(false))
        .singleElement()
        .returns("wire:secret", Check::id)
        .returns(Grade.EXPOSED, Check::grade)
        .returns("in the request header " + CUSTOMER_KEY + ", S3, http", Check::observed);
  }

  @Test
  void aCustomersKeyBelongsNowhereElse() throws Exception {
    requests.send("PUT", "bucket", "key", "content", "x-amz-meta-note", KEY);
    requests.send("PUT", "bucket", KEY.replace("=", "%3D"), "content");
    requests.send("GET", "bucket", "key?note=" + KEY.replace("=", "%3D"), "");
    requests.send("PUT", "bucket", "key", "content and " + KEY);

    assertThat(failed(true))
        .extracting(Check::observed)
        .containsExactly(
            "in the request header x-amz-meta-note, S3, http",
            "in the request address, S3, http",
            "in the request address, S3, http",
            "in the request body, S3, http");
    assertThat(failed(true)).noneMatch(check -> check.message().contains(KEY));
  }

  @Test
  void nothingOfASecretThatIsWhereItDoesNotBelongIsRecorded() throws Exception {
    String inAddress = KEY.replace("=", "%3D");
    requests.answerWith("x-amz-meta-note", KEY);
    requests.send("PUT", "bucket", "key", "content", "x-amz-meta-note", KEY);
    requests.send("PUT", "bucket", inAddress, "content");
    requests.send("GET", "bucket", "key?note=" + inAddress + "&" + inAddress, "");

    assertThat(requests.exchanges())
        .hasSize(3)
        .allSatisfy(
            exchange ->
                assertThat(
                        List.of(
                            exchange.path(),
                            exchange.query().toString(),
                            exchange.key().orElse(""),
                            exchange.requestHeaders().map().toString(),
                            exchange.responseHeaders().map().toString()))
                    .noneMatch(part -> part.contains(KEY) || part.contains(inAddress)));
    assertThat(requests.exchanges().get(0).requestHeaders().firstValue("x-amz-meta-note"))
        .hasValue("masked");
  }

  @Test
  void aCustomersKeyThatNobodyHasConfiguredIsKnownOnceItIsSent() throws Exception {
    String another = "YW5vdGhlciBrZXkgb2Ygc29tZWJvZHkncywgMzIgYi4=";
    requests.send("PUT", "bucket", "key", "content", "x-amz-meta-note", another);
    assertThat(failed(true)).isEmpty();

    requests.send("PUT", "bucket", "key", "content", CUSTOMER_KEY, another);
    requests.send("PUT", "bucket", "key", "content", "x-amz-meta-note", another);
    requests.send("GET", "bucket", "key?" + CUSTOMER_KEY + "=" + another.replace("=", "%3D"), "");
    assertThat(failed(true))
        .extracting(Check::observed)
        .containsExactly(
            "in the request header x-amz-meta-note, S3, http", "in the request address, S3, http");
  }

  @Test
  void aDataKeyIsKnownOnceKmsHasAnsweredIt() throws Exception {
    String answer = "{\"KeyId\": \"a\", \"Plaintext\": \"" + DATA_KEY + "\"}";
    requests.askKms("kms.us-east-1.amazonaws.com", "GenerateDataKey", "{}", answer);
    requests.askKms("kms.us-east-1.amazonaws.com", "Decrypt", "{}", answer);
    assertThat(failed(true)).isEmpty();

    requests.send("PUT", "bucket", "key", "content", "x-amz-meta-key", DATA_KEY);
    assertThat(failed(true))
        .extracting(Check::observed)
        .containsExactly("in the request header x-amz-meta-key, S3, http");
  }

  @Test
  void theCredentialsOfASessionBelongInItsAnswerAndTheTokenInItsHeader() throws Exception {
    String token = "a-token-of-a-session-of-a-bucket";
    requests.answerWithBody(
        "<CreateSessionResult><Credentials><SessionToken>"
            + token
            + "</SessionToken><SecretAccessKey>a-secret-key-of-a-session</SecretAccessKey>"
            + "</Credentials></CreateSessionResult>");
    requests.send("GET", "bucket", "?session", "");
    requests.send("GET", "bucket", "?session", "");
    requests.answerWith();
    requests.send("GET", "bucket", "key", "", "x-amz-s3session-token", token);
    assertThat(failed(true)).isEmpty();

    requests.send("PUT", "bucket", "key", "a-secret-key-of-a-session");
    requests.send("PUT", "bucket", "key", "", "x-amz-meta-note", token);
    assertThat(failed(true))
        .extracting(Check::observed)
        .containsExactly(
            "in the request body, S3, http", "in the request header x-amz-meta-note, S3, http");
  }

  @Test
  void thePasswordOfACredentialStoreBelongsNowhere() throws Exception {
    requests.secrets().addText(SecretKind.STORE_PASSWORD, "correct horse battery staple");
    requests.send("PUT", "bucket", "key", "", "x-amz-meta-note", "correct horse battery staple");

    assertThat(failed(true))
        .singleElement()
        .extracting(Check::message)
        .asString()
        .contains("a store password")
        .doesNotContain("battery");
  }

  @Test
  void anotherHostIsNoPlaceForAnySecret() throws Exception {
    requests.sendTo("http://elsewhere.example.com/", CUSTOMER_KEY, KEY);

    assertThat(failed(true))
        .extracting(Check::observed)
        .containsExactly("in the request header " + CUSTOMER_KEY + ", another host, http");
  }

  private List<Check> failed(boolean withoutTls) {
    CheckList checks = new CheckList();
    SecretJudge judge = new SecretJudge(withoutTls);
    requests.exchanges().forEach(exchange -> judge.judge(exchange, checks));
    return checks.failed();
  }
}
