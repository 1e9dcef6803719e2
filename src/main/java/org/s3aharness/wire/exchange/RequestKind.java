package org.s3aharness.wire.exchange;

/**
 * Which operation a request is. S3 names are those of the <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html">S3
 * API reference</a>, KMS names those of the <a
 * href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html">KMS API
 * reference</a>.
 */
public enum RequestKind {
  /** PUT of a whole object, directory markers included. */
  PUT_OBJECT,
  /** PUT with {@code x-amz-copy-source}. */
  COPY_OBJECT,
  CREATE_MULTIPART_UPLOAD,
  UPLOAD_PART,
  /** A part with {@code x-amz-copy-source}. */
  UPLOAD_PART_COPY,
  COMPLETE_MULTIPART_UPLOAD,
  ABORT_MULTIPART_UPLOAD,
  LIST_MULTIPART_UPLOADS,
  LIST_PARTS,
  /** Whole or a range. */
  GET_OBJECT,
  HEAD_OBJECT,
  DELETE_OBJECT,
  /** POST {@code ?delete}: many keys at once. */
  DELETE_OBJECTS,
  /** Reads a part of an object that a query names. */
  SELECT_OBJECT_CONTENT,
  /** Any other request to an object: tags, ACL, attributes, retention, restore. */
  OBJECT_OTHER,
  /** ListObjects and ListObjectsV2. */
  LIST_OBJECTS,
  HEAD_BUCKET,
  /** Begins a session with a directory bucket, for all of whose requests it asks for encryption. */
  CREATE_SESSION,
  CREATE_BUCKET,
  DELETE_BUCKET,
  /** Any other request to a bucket: location, encryption, policy, versions and so on. */
  BUCKET_OTHER,
  /** With plaintext or without. */
  KMS_GENERATE_DATA_KEY,
  KMS_DECRYPT,
  KMS_ENCRYPT,
  KMS_OTHER,
  STS,
  /** Anything else, ListBuckets and refused requests among it. */
  OTHER;

  /** Says whether it is one of KMS's. */
  public boolean isOfKms() {
    return name().startsWith("KMS_");
  }
}
