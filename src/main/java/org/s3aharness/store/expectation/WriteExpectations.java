package org.s3aharness.store.expectation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Expectations about conditional writes, checksums, directory markers and signatures. */
final class WriteExpectations {
  private static final S3Refusal PRECONDITION = S3Refusal.of(S3Refusal.PRECONDITION_FAILED);

  private WriteExpectations() {}

  static List<Expectation> all() {
    return List.of(
        new Expectation(
            "write/if-none-match-keeps-an-object",
            "PutObject with If-None-Match: * creates an object, and is refused where there is one.",
            AwsDocument.CONDITIONAL_WRITES,
            bench -> {
              String key = bench.newObject(r -> r.ifNoneMatch("*"));
              return TrialResult.refusing(
                  PRECONDITION, () -> bench.put(key, r -> r.ifNoneMatch("*")));
            }),
        new Expectation(
            "write/if-match-compares-etags",
            "PutObject with If-Match replaces the object that has this ETag, and is refused if it has"
                + " another.",
            AwsDocument.CONDITIONAL_WRITES,
            bench -> {
              String key = bench.newKey();
              PutObjectResponse first = bench.put(key, r -> {});
              bench.put(key, r -> r.ifMatch(first.eTag()));
              return TrialResult.refusing(
                  PRECONDITION,
                  () -> bench.put(key, r -> r.ifMatch("\"00000000000000000000000000000000\"")));
            }),
        new Expectation(
            "write/upload-if-none-match-keeps-an-object",
            "CompleteMultipartUpload with If-None-Match: * is refused where there is an object.",
            AwsDocument.CONDITIONAL_WRITES,
            bench -> {
              String key = bench.newObject(r -> {});
              try (var upload = new Multipart(bench, key, r -> {})) {
                upload.part();
                return TrialResult.refusing(
                    PRECONDITION, () -> upload.complete(r -> r.ifNoneMatch("*")));
              }
            }),
        checksum(ChecksumAlgorithm.CRC32),
        checksum(ChecksumAlgorithm.SHA256),
        new Expectation(
            "write/wrong-checksum-is-refused",
            "PutObject with the checksum of other content is refused.",
            AwsDocument.PUT_OBJECT,
            bench ->
                TrialResult.refusing(
                    S3Refusal.of(S3Refusal.BAD_REQUEST),
                    () -> bench.newObject(r -> r.checksumCRC32("AAAAAA==")))),
        new Expectation(
            "write/directory-marker-keeps-metadata",
            "An empty object whose key ends with a slash is an object like any other.",
            AwsDocument.FOLDERS,
            bench -> {
              String key = bench.newKey() + "/";
              bench
                  .s3()
                  .putObject(
                      r -> r.bucket(bench.bucket()).key(key).metadata(Map.of("kept", "yes")),
                      RequestBody.empty());
              return TrialResult.comparing("yes", bench.head(key).metadata().get("kept"));
            }),
        new Expectation(
            "write/wrong-signature-is-refused",
            "A request that was signed with another secret key is refused.",
            AwsDocument.SIGNATURES,
            bench -> {
              bench.newObject(r -> {});
              return TrialResult.refusing(
                  S3Refusal.of(S3Refusal.FORBIDDEN),
                  () ->
                      Bench.put(bench.withWrongSecret(), bench.bucket(), bench.newKey(), r -> {}));
            }));
  }

  private static Expectation checksum(ChecksumAlgorithm algorithm) {
    return new Expectation(
        "write/" + algorithm.toString().toLowerCase(Locale.ROOT) + "-is-kept",
        "PutObject with a trailing %s checksum is answered with it.".formatted(algorithm),
        AwsDocument.PUT_OBJECT,
        bench -> {
          PutObjectResponse put = bench.put(bench.newKey(), r -> r.checksumAlgorithm(algorithm));
          String answered =
              algorithm == ChecksumAlgorithm.CRC32 ? put.checksumCRC32() : put.checksumSHA256();
          return TrialResult.that(answered != null, "a checksum", "no checksum");
        });
  }
}
