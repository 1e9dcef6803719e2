package org.s3aharness.agent.hadoop;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * Detects what the release of this JVM can do, as far as its classes tell, in the terms of the
 * table of releases. No class is initialized, and a class that the release lacks does no harm.
 */
final class FeatureDetector {
  private static final String S3A = "org.apache.hadoop.fs.s3a.";

  private FeatureDetector() {}

  static Set<String> asked() {
    Set<String> features = new TreeSet<>();
    if (hasField(S3A + "S3AEncryptionMethods", "DSSE_KMS")) {
      features.add("dsse");
    }
    // The client's maker: the setting alone exists in releases that do not encrypt.
    if (exists(S3A + "impl.EncryptionS3ClientFactory")
        || hasMethod(S3A + "DefaultS3ClientFactory", "buildAmazonS3EncryptionClient")) {
      features.add("cse-kms");
    }
    if (hasField(S3A + "Constants", "S3_ENCRYPTION_CSE_CUSTOM_KEYRING_CLASS_NAME")) {
      features.add("cse-custom");
    }
    if (hasField(S3A + "Constants", "S3_ENCRYPTION_CONTEXT")) {
      features.add("encryption-context");
    }
    if (exists(S3A + "auth.delegation.S3ADelegationTokens")) {
      features.add("delegation-tokens");
    }
    if (hasMethod("org.apache.hadoop.fs.FutureDataInputStreamBuilder", "withFileStatus")) {
      features.add("open-status");
    }
    if (hasMethod("org.apache.hadoop.fs.FileSystem", "createMultipartUploader")) {
      features.add("multipart-uploader");
    }
    if (exists(S3A + "tools.MarkerTool")) {
      features.add("kept-markers");
    }
    if (hasMethod("org.apache.hadoop.fs.PositionedReadable", "readVectored")) {
      features.add("vectored-io");
    }
    if (hasMethod("org.apache.hadoop.fs.FileSystem", "createBulkDelete")) {
      features.add("bulk-delete");
    }
    return features;
  }

  private static boolean exists(String name) {
    return find(name) != null;
  }

  private static boolean hasField(String className, String field) {
    Class<?> found = find(className);
    return found != null
        && Arrays.stream(found.getFields()).anyMatch(each -> each.getName().equals(field));
  }

  private static boolean hasMethod(String className, String method) {
    Class<?> found = find(className);
    return found != null
        && Arrays.stream(found.getDeclaredMethods())
            .anyMatch(each -> each.getName().equals(method));
  }

  /** Returns null for a class that the release does not have. */
  private static Class<?> find(String name) {
    try {
      return Class.forName(name, false, FeatureDetector.class.getClassLoader());
    } catch (ClassNotFoundException absent) {
      return null;
    }
  }
}
