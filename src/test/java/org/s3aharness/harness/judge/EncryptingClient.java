package org.s3aharness.harness.judge;

import java.util.List;
import java.util.stream.Stream;
import org.s3aharness.store.KmsKey;
import org.s3aharness.wire.exchange.Exchange;

/** Sends what a client that encrypts by KMS sends, through a {@link RequestRecorder}. */
final class EncryptingClient implements AutoCloseable {
  static final String KMS = "kms.us-east-1.amazonaws.com";
  private static final String SUITE = "115";
  private static final String WRAPPED = "d3JhcHBlZA==";
  private static final String AES_256 = "\"KeySpec\": \"AES_256\"";
  private static final String OTHER_WRAPPED = "YW5vdGhlcg==";

  private final RequestRecorder requests = new RequestRecorder();

  /** Has KMS make a data key. */
  void makesDataKey(KmsKey key) throws Exception {
    makesDataKey(key, KMS);
  }

  /** Has the KMS of this host make a data key. */
  void makesDataKey(KmsKey key, String host) throws Exception {
    asks(host, "GenerateDataKey", AES_256 + ", " + context(SUITE), key, key, WRAPPED);
  }

  /** Has KMS make another data key than the other methods have it make. */
  void makesAnotherDataKey(KmsKey key) throws Exception {
    asks(KMS, "GenerateDataKey", AES_256 + ", " + context(SUITE), key, key, OTHER_WRAPPED);
  }

  /** Has KMS make a data key, and KMS uses another key than the one asked for. */
  void makesDataKey(KmsKey asked, KmsKey used) throws Exception {
    asks(KMS, "GenerateDataKey", AES_256 + ", " + context(SUITE), asked, used, WRAPPED);
  }

  /** Has KMS make a data key for an algorithm suite. */
  void makesDataKeyForSuite(KmsKey key, String suite) throws Exception {
    asks(KMS, "GenerateDataKey", AES_256 + ", " + context(suite), key, key, WRAPPED);
  }

  /** Has KMS make a data key without a context. */
  void makesDataKeyWithoutContext(KmsKey key) throws Exception {
    asks(KMS, "GenerateDataKey", AES_256, key, key, WRAPPED);
  }

  /** Has KMS make a data key of a length, which is given as the JSON that asks for it. */
  void makesDataKeyOfLength(KmsKey key, String length) throws Exception {
    asks(KMS, "GenerateDataKey", length + ", " + context(SUITE), key, key, WRAPPED);
  }

  /** Has KMS encrypt something, which no client-side mode does. */
  void encrypts(KmsKey key) throws Exception {
    asks(KMS, "Encrypt", AES_256 + ", " + context(SUITE), key, key, WRAPPED);
  }

  /** Has KMS unwrap the data key. */
  void unwraps(KmsKey key) throws Exception {
    unwraps(key, key);
  }

  /** Has KMS unwrap the data key, and KMS uses another key than the one named. */
  void unwraps(KmsKey named, KmsKey used) throws Exception {
    unwraps(named, used, SUITE, WRAPPED);
  }

  /** Has KMS unwrap the data key for an algorithm suite. */
  void unwrapsForSuite(KmsKey key, String suite) throws Exception {
    unwraps(key, key, suite, WRAPPED);
  }

  /** Has KMS unwrap the other data key. */
  void unwrapsTheOther(KmsKey key) throws Exception {
    unwraps(key, key, SUITE, OTHER_WRAPPED);
  }

  /** Uploads an object with the wrapped data key; more headers are names and values in turn. */
  void puts(String key, String... moreHeaders) throws Exception {
    puts(key, WRAPPED, moreHeaders);
  }

  /** Uploads an object with the other wrapped data key. */
  void putsWithTheOther(String key) throws Exception {
    puts(key, OTHER_WRAPPED, new String[0]);
  }

  /** Downloads an object that has the wrapped data key. */
  void gets(String key) throws Exception {
    requests.answerWith(metadata(WRAPPED));
    requests.send("GET", "bucket", key, "");
  }

  /** Downloads an object as version 1 of the SDK stores it: its metadata has the context. */
  void getsOfVersionOne(String key, String context) throws Exception {
    requests.answerWith(
        "x-amz-meta-x-amz-cek-alg",
        "AES/CBC/PKCS5Padding",
        "x-amz-meta-x-amz-wrap-alg",
        "kms",
        "x-amz-meta-x-amz-key-v2",
        WRAPPED,
        "x-amz-meta-x-amz-matdesc",
        context);
    requests.send("GET", "bucket", key, "");
  }

  /** Has KMS unwrap the data key with an encryption context, which is given as JSON. */
  void unwrapsWithContext(KmsKey key, String context) throws Exception {
    requests.askKms(
        KMS,
        "Decrypt",
        "{\"KeyId\": \"%s\", \"CiphertextBlob\": \"%s\", \"EncryptionContext\": %s}"
            .formatted(key.arn(), WRAPPED, context),
        "{\"KeyId\": \"%s\"}".formatted(key.arn()));
  }

  /** Returns what was recorded. */
  List<Exchange> exchanges() {
    return requests.exchanges();
  }

  private void puts(String key, String wrapped, String[] moreHeaders) throws Exception {
    String[] headers =
        Stream.concat(Stream.of(metadata(wrapped)), Stream.of(moreHeaders)).toArray(String[]::new);
    requests.send("PUT", "bucket", key, "ciphertext", headers);
  }

  private void unwraps(KmsKey named, KmsKey used, String suite, String wrapped) throws Exception {
    requests.askKms(
        KMS,
        "Decrypt",
        "{\"KeyId\": \"%s\", \"CiphertextBlob\": \"%s\", %s}"
            .formatted(named.arn(), wrapped, context(suite)),
        "{\"KeyId\": \"%s\"}".formatted(used.arn()));
  }

  private void asks(
      String host, String operation, String more, KmsKey named, KmsKey used, String wrapped)
      throws Exception {
    requests.askKms(
        host,
        operation,
        "{\"KeyId\": \"%s\", %s}".formatted(named.arn(), more),
        "{\"KeyId\": \"%s\", \"CiphertextBlob\": \"%s\"}".formatted(used.arn(), wrapped));
  }

  private static String context(String suite) {
    return "\"EncryptionContext\": {\"aws:x-amz-cek-alg\": \"%s\"}".formatted(suite);
  }

  private static String[] metadata(String wrapped) {
    return new String[] {"x-amz-meta-x-amz-c", SUITE, "x-amz-meta-x-amz-3", wrapped};
  }

  @Override
  public void close() {
    requests.close();
  }
}
