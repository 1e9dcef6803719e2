package org.s3aharness.harness.verdict;

/** The documents that behaviours and rules are taken from. */
public enum Source {
  CLOUDERA_GUIDE(
      "Cloudera: How to Configure Encryption for Amazon S3",
      "https://docs.cloudera.com/documentation/enterprise/latest/topics/cm_s3_encryption.html"),
  HADOOP_ENCRYPTION(
      "Hadoop: Working with Encrypted S3 Data",
      "https://hadoop.apache.org/docs/stable/hadoop-aws/tools/hadoop-aws/encryption.html"),
  HADOOP_COMPATIBILITY(
      "Apache Hadoop Compatibility",
      "https://hadoop.apache.org/docs/stable/hadoop-project-dist/hadoop-common/Compatibility.html"),
  HADOOP_TROUBLESHOOTING(
      "Hadoop: Troubleshooting S3A",
      "https://hadoop.apache.org/docs/stable/hadoop-aws/tools/hadoop-aws/troubleshooting_s3a.html"),
  HADOOP_INDEX(
      "Hadoop: Hadoop-AWS module",
      "https://hadoop.apache.org/docs/stable/hadoop-aws/tools/hadoop-aws/index.html"),
  HADOOP_PERFORMANCE(
      "Hadoop: Maximizing Performance when working with the S3A Connector",
      "https://hadoop.apache.org/docs/stable/hadoop-aws/tools/hadoop-aws/performance.html"),
  HADOOP_READING(
      "Hadoop: Reading Data From S3 Storage",
      "https://hadoop.apache.org/docs/stable/hadoop-aws/tools/hadoop-aws/reading.html"),
  HADOOP_COMMITTERS(
      "Hadoop: Committing work to S3 with the S3A Committers",
      "https://hadoop.apache.org/docs/stable/hadoop-aws/tools/hadoop-aws/committers.html"),
  HADOOP_FILESYSTEM(
      "Hadoop: The Filesystem Specification",
      "https://hadoop.apache.org/docs/stable/hadoop-project-dist/hadoop-common/filesystem/index.html"),
  HADOOP_API(
      "Hadoop: API documentation of FileSystem",
      "https://hadoop.apache.org/docs/stable/api/org/apache/hadoop/fs/FileSystem.html"),
  HADOOP_CORE_DEFAULT(
      "Hadoop: core-default.xml",
      "https://hadoop.apache.org/docs/stable/hadoop-project-dist/hadoop-common/core-default.xml"),
  HADOOP_DISTCP(
      "Hadoop: DistCp Guide", "https://hadoop.apache.org/docs/stable/hadoop-distcp/DistCp.html"),
  HADOOP_SHELL(
      "Hadoop: File System Shell Guide",
      "https://hadoop.apache.org/docs/stable/hadoop-project-dist/hadoop-common/FileSystemShell.html"),
  HADOOP_CREATING(
      "Hadoop: The Filesystem Specification, FSDataOutputStreamBuilder",
      "https://hadoop.apache.org/docs/stable/hadoop-project-dist/hadoop-common/filesystem/fsdataoutputstreambuilder.html"),
  HADOOP_OPENING(
      "Hadoop: The Filesystem Specification, FutureDataInputStreamBuilder",
      "https://hadoop.apache.org/docs/stable/hadoop-project-dist/hadoop-common/filesystem/fsdatainputstreambuilder.html"),
  HADOOP_DELEGATION_TOKENS(
      "Hadoop: Working with Delegation Tokens",
      "https://hadoop.apache.org/docs/stable/hadoop-aws/tools/hadoop-aws/delegation_tokens.html"),
  RFC_9110("RFC 9110: HTTP Semantics", "https://www.rfc-editor.org/rfc/rfc9110.html"),
  HADOOP_CONNECTING(
      "Hadoop: Connecting to an Amazon S3 Bucket through the S3A Connector",
      "https://hadoop.apache.org/docs/stable/hadoop-aws/tools/hadoop-aws/connecting.html"),
  HADOOP_THIRD_PARTY(
      "Hadoop: Working with Third-party S3 Stores",
      "https://hadoop.apache.org/docs/stable/hadoop-aws/tools/hadoop-aws/third_party_stores.html"),
  HADOOP_ASSUMED_ROLES(
      "Hadoop: Working with IAM Assumed Roles",
      "https://hadoop.apache.org/docs/stable/hadoop-aws/tools/hadoop-aws/assumed_roles.html"),
  HADOOP_NEW_SDK(
      "Hadoop: Qualifying an AWS SDK",
      "https://github.com/apache/hadoop/blob/trunk/hadoop-tools/hadoop-aws/src/site/markdown/tools/hadoop-aws/qualifying_a_new_sdk.md"),
  JAVA_CLOSEABLE(
      "Java SE: java.io.Closeable, which Hadoop's FileSystem implements",
      "https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/io/Closeable.html"),
  AWS_KMS(
      "AWS Key Management Service Developer Guide",
      "https://docs.aws.amazon.com/kms/latest/developerguide/overview.html"),
  AWS_S3(
      "Amazon S3 User Guide: Protecting data with encryption",
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingEncryption.html");

  private final String title;
  private final String url;

  Source(String title, String url) {
    this.title = title;
    this.url = url;
  }

  /** Returns the document's title. */
  public String title() {
    return title;
  }

  /** Returns the URL at which the document is published. */
  public String url() {
    return url;
  }
}
