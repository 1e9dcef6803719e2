package org.s3aharness.store.expectation;

import static org.s3aharness.store.expectation.Bench.AES256;
import static org.s3aharness.store.expectation.Bench.DSSE;
import static org.s3aharness.store.expectation.Bench.KMS;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** Expectations about what is on the store's disk, where the harness looks at it. */
final class AtRestExpectations {
  private AtRestExpectations() {}

  static List<Expectation> all() {
    return List.of(
        ciphertext(
            "sse-s3",
            "under SSE-S3",
            AwsDocument.SSE_S3,
            bench -> bench.newObject(r -> r.serverSideEncryption(AES256))),
        ciphertext("sse-kms", "under SSE-KMS", AwsDocument.SSE_KMS, SseKmsExpectations::underFirst),
        ciphertext(
            "dsse-kms",
            "under DSSE-KMS",
            AwsDocument.DSSE,
            bench -> {
              String arn = bench.keys().first().arn();
              return bench.newObject(r -> r.serverSideEncryption(DSSE).ssekmsKeyId(arn));
            }),
        ciphertext("sse-c", "under SSE-C", AwsDocument.SSE_C, SseCExpectations::newObject),
        ciphertext(
            "sse-kms-upload",
            "under SSE-KMS that was uploaded in parts",
            AwsDocument.SSE_KMS,
            bench -> {
              String arn = bench.keys().first().arn();
              try (var upload =
                  new Multipart(bench, r -> r.serverSideEncryption(KMS).ssekmsKeyId(arn))) {
                upload.part();
                upload.complete();
                return upload.key();
              }
            }));
  }

  private static Expectation ciphertext(
      String name, String what, AwsDocument source, Function<Bench, String> object) {
    return new Expectation(
        "at-rest/" + name + "-is-ciphertext",
        "The content of an object %s does not lie on the store's disk in plain.".formatted(what),
        source,
        bench -> {
          var witness = bench.atRest();
          byte[] marker = Bench.CONTENT.getBytes(StandardCharsets.UTF_8);
          var stored = witness.look(bench.bucket(), object.apply(bench), marker);
          return TrialResult.that(!stored.containsMarker(), "ciphertext", "plaintext on its disk");
        });
  }
}
