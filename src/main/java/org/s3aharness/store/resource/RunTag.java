package org.s3aharness.store.resource;

import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;

/**
 * The tag that says which run has created something. Only what has the tag of a run is removed on
 * the run's behalf.
 */
final class RunTag {
  /** The key of the tag; its value is the id of the run. */
  static final String KEY = "s3a-qualify-run";

  private RunTag() {}

  /** Tags a bucket, and replaces any tags that it has. */
  static void put(S3Client s3, String bucket, String runId) {
    s3.putBucketTagging(
        r -> r.bucket(bucket).tagging(t -> t.tagSet(Tag.builder().key(KEY).value(runId).build())));
  }

  /**
   * Says whether a bucket has the tag of this run. A bucket whose tags the harness may not read
   * does not count as tagged.
   */
  static boolean isOn(S3Client s3, String bucket, String runId) {
    try {
      return s3.getBucketTagging(r -> r.bucket(bucket)).tagSet().stream()
          .anyMatch(tag -> is(Map.entry(tag.key(), tag.value()), runId));
    } catch (S3Exception refused) {
      return no(refused);
    }
  }

  /** Says whether a KMS key, named by its id, has the tag of this run. */
  static boolean isOn(KmsClient kms, String keyId, String runId) {
    try {
      return kms.listResourceTagsPaginator(r -> r.keyId(keyId)).tags().stream()
          .anyMatch(tag -> is(Map.entry(tag.tagKey(), tag.tagValue()), runId));
    } catch (KmsException refused) {
      return no(refused);
    }
  }

  static boolean is(Map.Entry<String, String> tag, String runId) {
    return tag.getKey().equals(KEY) && tag.getValue().equals(runId);
  }

  /**
   * Returns false if a thing does not exist or its tags may not be read, and throws for any other
   * reason.
   */
  private static boolean no(AwsServiceException refused) {
    if (refused.statusCode() >= 500 || refused.isThrottlingException()) {
      throw refused;
    }
    return false;
  }
}
