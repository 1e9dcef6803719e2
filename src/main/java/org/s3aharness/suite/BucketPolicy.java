package org.s3aharness.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.s3aharness.harness.Testbed;
import org.s3aharness.store.ability.Ability;
import org.s3aharness.store.resource.Buckets;

/**
 * Bucket policies as the documents print them, in {@code policies/}, except that they say {@code
 * "true"} for {@code true}: AWS treats both alike, but SeaweedFS does not.
 */
enum BucketPolicy {
  /** See Hadoop's encryption.md, "Mandate encryption through policies". */
  SSE_S3("sse-s3"),
  /** See the same section, for SSE-KMS. */
  SSE_KMS_AS_PRINTED("sse-kms-as-printed"),
  /** Is the same policy with the value that the header has (Amazon S3 API Reference, PutObject). */
  SSE_KMS("sse-kms"),
  /**
   * See Amazon S3 User Guide, "Using server-side encryption with AWS KMS keys". It has
   * StringNotEquals for ArnNotEqualsIfExists, which SeaweedFS does not know, and which lets
   * requests through that name no key.
   */
  ONE_KEY("one-key"),
  /** See Amazon S3 User Guide, "Security best practices for Amazon S3". */
  TLS("tls");

  private final String file;

  BucketPolicy(String file) {
    this.file = file;
  }

  /**
   * A policy that is in force until this is closed. Otherwise it would also apply to the removal of
   * the bucket.
   */
  interface InForce extends AutoCloseable {
    @Override
    void close();
  }

  /** Puts the policy on the case's bucket; where it names a key, that is the run's first. */
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
