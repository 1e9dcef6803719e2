package org.s3aharness.release.resolve;

import java.util.Set;

/** Names the libraries that S3A depends on, as {@code group:name}. */
final class Libraries {
  static final String HADOOP_AWS = "org.apache.hadoop:hadoop-aws";
  static final String HADOOP_COMMON = "org.apache.hadoop:hadoop-common";
  static final String SDK_V1_BUNDLE = "com.amazonaws:aws-java-sdk-bundle";
  static final String SDK_V2_BUNDLE = "software.amazon.awssdk:bundle";
  static final String SDK_V2_GROUP = "software.amazon.awssdk";
  static final String ENCRYPTION_CLIENT =
      "software.amazon.encryption.s3:amazon-s3-encryption-client-java";

  /** The libraries of which a classpath may have only one build. */
  static final Set<String> OF_S3A =
      Set.of(HADOOP_AWS, HADOOP_COMMON, SDK_V1_BUNDLE, SDK_V2_BUNDLE, ENCRYPTION_CLIENT);

  private Libraries() {}
}
