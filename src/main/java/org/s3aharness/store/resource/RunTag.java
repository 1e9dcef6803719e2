package org.s3aharness.store.resource;

import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;

/**
 * The tag that says which run has made something. Only what bears the tag of a run is removed in
 * its name.
 */
final class RunTag {
  /** Its key; the value is the run's id. */
  static final String KEY = "s3a-qualify-run";

  private RunTag() {}

  /** Tags a bucket, in place of any tags it has. */
  static void put(S3Client s3, String bucket, String runId) {
    s3.putBucketTagging(
        r -> r.bucket(bucket).tagging(t -> t.tagSet(Tag.builder().key(KEY).value(runId).build())));
  }

  /** Whether a bucket bears the tag of this run; no as well of one that we may not ask. */
  static boolean isOn(S3Client s3, String bucket, String runId) {
    try {
      return s3.getBucketTagging(r -> r.bucket(bucket)).tagSet().stream()
          .anyMatch(tag -> is(Map.entry(tag.key(), tag.value()), runId));
    } catch (S3Exception refused) {
      return no(refused);
    }
  }

  /** The same of a KMS key, by its id. */
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

  /** What is not there has no tag, and neither has what does not let us see it. */
  private static boolean no(AwsServiceException refused) {
    if (refused.statusCode() >= 500 || refused.isThrottlingException()) {
      throw refused;
    }
    return false;
  }
}
