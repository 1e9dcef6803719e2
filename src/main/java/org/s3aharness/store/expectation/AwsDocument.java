package org.s3aharness.store.expectation;

/** The documents of AWS that expectations come from. */
public enum AwsDocument {
  PUT_OBJECT("Amazon S3 API Reference", "PutObject", "AmazonS3/latest/API/API_PutObject.html"),
  GET_OBJECT("Amazon S3 API Reference", "GetObject", "AmazonS3/latest/API/API_GetObject.html"),
  HEAD_OBJECT("Amazon S3 API Reference", "HeadObject", "AmazonS3/latest/API/API_HeadObject.html"),
  COPY_OBJECT("Amazon S3 API Reference", "CopyObject", "AmazonS3/latest/API/API_CopyObject.html"),
  CREATE_UPLOAD(
      "Amazon S3 API Reference",
      "CreateMultipartUpload",
      "AmazonS3/latest/API/API_CreateMultipartUpload.html"),
  UPLOAD_PART("Amazon S3 API Reference", "UploadPart", "AmazonS3/latest/API/API_UploadPart.html"),
  UPLOAD_PART_COPY(
      "Amazon S3 API Reference", "UploadPartCopy", "AmazonS3/latest/API/API_UploadPartCopy.html"),
  COMPLETE_UPLOAD(
      "Amazon S3 API Reference",
      "CompleteMultipartUpload",
      "AmazonS3/latest/API/API_CompleteMultipartUpload.html"),
  ABORT_UPLOAD(
      "Amazon S3 API Reference",
      "AbortMultipartUpload",
      "AmazonS3/latest/API/API_AbortMultipartUpload.html"),
  LIST_PARTS("Amazon S3 API Reference", "ListParts", "AmazonS3/latest/API/API_ListParts.html"),
  LIST_UPLOADS(
      "Amazon S3 API Reference",
      "ListMultipartUploads",
      "AmazonS3/latest/API/API_ListMultipartUploads.html"),
  UPDATE_ENCRYPTION(
      "Amazon S3 API Reference",
      "UpdateObjectEncryption",
      "AmazonS3/latest/API/API_UpdateObjectEncryption.html"),
  PUT_BUCKET_ENCRYPTION(
      "Amazon S3 API Reference",
      "PutBucketEncryption",
      "AmazonS3/latest/API/API_PutBucketEncryption.html"),
  DELETE_BUCKET_ENCRYPTION(
      "Amazon S3 API Reference",
      "DeleteBucketEncryption",
      "AmazonS3/latest/API/API_DeleteBucketEncryption.html"),
  OBJECT("Amazon S3 API Reference", "Object: ETag", "AmazonS3/latest/API/API_Object.html"),
  ERRORS("Amazon S3 API Reference", "Error responses", "AmazonS3/latest/API/ErrorResponses.html"),
  DEFAULT_ENCRYPTION(
      "Amazon S3 User Guide",
      "Setting default server-side encryption behavior for Amazon S3 buckets",
      "AmazonS3/latest/userguide/bucket-encryption.html"),
  SSE_S3(
      "Amazon S3 User Guide",
      "Using server-side encryption with Amazon S3 managed keys (SSE-S3)",
      "AmazonS3/latest/userguide/UsingServerSideEncryption.html"),
  SSE_KMS(
      "Amazon S3 User Guide",
      "Using server-side encryption with AWS KMS keys (SSE-KMS)",
      "AmazonS3/latest/userguide/UsingKMSEncryption.html"),
  BUCKET_KEYS(
      "Amazon S3 User Guide",
      "Reducing the cost of SSE-KMS with Amazon S3 Bucket Keys",
      "AmazonS3/latest/userguide/bucket-key.html"),
  DSSE(
      "Amazon S3 User Guide",
      "Using dual-layer server-side encryption with AWS KMS keys (DSSE-KMS)",
      "AmazonS3/latest/userguide/UsingDSSEncryption.html"),
  SSE_C(
      "Amazon S3 User Guide",
      "Using server-side encryption with customer-provided keys (SSE-C)",
      "AmazonS3/latest/userguide/ServerSideEncryptionCustomerKeys.html"),
  BLOCKED_SSE_C(
      "Amazon S3 User Guide",
      "Blocking or unblocking SSE-C for a general purpose bucket",
      "AmazonS3/latest/userguide/blocking-unblocking-s3-c-encryption-gpb.html"),
  CONDITIONAL_WRITES(
      "Amazon S3 User Guide",
      "How to prevent object overwrites with conditional writes",
      "AmazonS3/latest/userguide/conditional-writes.html"),
  POLICIES(
      "Amazon S3 User Guide",
      "Bucket policy examples using condition keys",
      "AmazonS3/latest/userguide/amazon-s3-policy-keys.html"),
  FOLDERS(
      "Amazon S3 User Guide",
      "Organizing objects in the Amazon S3 console by using folders",
      "AmazonS3/latest/userguide/using-folders.html"),
  SIGNATURES(
      "Amazon S3 API Reference",
      "Authenticating Requests (AWS Signature Version 4)",
      "AmazonS3/latest/API/sig-v4-authenticating-requests.html"),
  KEY_STATES(
      "AWS KMS Developer Guide",
      "Key states of AWS KMS keys",
      "kms/latest/developerguide/key-state.html"),
  ROTATION(
      "AWS KMS Developer Guide",
      "Rotate AWS KMS keys",
      "kms/latest/developerguide/rotate-keys.html"),
  ALIASES(
      "AWS KMS Developer Guide", "Aliases in AWS KMS", "kms/latest/developerguide/kms-alias.html"),
  CONTEXT(
      "AWS KMS Developer Guide",
      "Encryption context",
      "kms/latest/developerguide/encrypt_context.html");

  private static final String SITE = "https://docs.aws.amazon.com/";

  private final String document;
  private final String section;
  private final String path;

  AwsDocument(String document, String section, String path) {
    this.document = document;
    this.section = section;
    this.path = path;
  }

  /** Returns the name of the document, such as {@code Amazon S3 User Guide}. */
  public String document() {
    return document;
  }

  /** Returns the heading of the relevant section. */
  public String section() {
    return section;
  }

  /** Returns the section's URL. */
  public String url() {
    return SITE + path;
  }
}
