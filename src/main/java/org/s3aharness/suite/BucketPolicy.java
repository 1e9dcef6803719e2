package org.s3aharness.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.s3aharness.harness.Testbed;
import org.s3aharness.store.ability.Ability;
import org.s3aharness.store.resource.Buckets;

/**
 * Bucket policies as the documents print them, in {@code policies/}; but for {@code "true"} in
 * place of {@code true}, which AWS takes alike and SeaweedFS does not.
 */
enum BucketPolicy {
  /** Hadoop's encryption.md, "Mandate encryption through policies". */
  SSE_S3("sse-s3"),
  /** The same, for SSE-KMS. */
  SSE_KMS_AS_PRINTED("sse-kms-as-printed"),
  /** The same with the value that the header has (Amazon S3 API Reference, PutObject). */
  SSE_KMS("sse-kms"),
  /**
   * Amazon S3 User Guide, "Using server-side encryption with AWS KMS keys"; with StringNotEquals in
   * place of ArnNotEqualsIfExists, which SeaweedFS does not know, and which lets through what names
   * no key.
   */
  ONE_KEY("one-key"),
  /** Amazon S3 User Guide, "Security best practices for Amazon S3". */
  TLS("tls");

  private final String file;

  BucketPolicy(String file) {
    this.file = file;
  }

  /** A policy that is in force until this is closed: it would bind who removes the bucket too. */
  interface InForce extends AutoCloseable {
    @Override
    void close();
  }

  /** Puts it on the case's bucket; where it names a key, the run's first. */
  InForce on(Testbed testbed) {
    Buckets buckets = testbed.requirements().ownBuckets("a bucket of its own, for its policy");
    testbed.requirements().ability(Ability.ENFORCES_POLICIES);
    String bucket = testbed.place().bucket();
    String resource = "policies/" + file + ".json";
    try (InputStream in = BucketPolicy.class.getResourceAsStream(resource)) {
      String printed = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      buckets.putPolicy(
          bucket,
          printed
              .replace("BUCKET", bucket)
              .replace("KEY", testbed.keys().variable("s3aharness.kms.key1.arn")));
      return () -> buckets.deletePolicy(bucket);
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " in our own jar cannot be read", e);
    }
  }
}
