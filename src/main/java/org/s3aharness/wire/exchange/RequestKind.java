package org.s3aharness.wire.exchange;

/**
 * Lists the operations that a request can be. S3 names are those of the <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html">S3
 * API reference</a>, KMS names those of the <a
 * href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html">KMS API
 * reference</a>.
 */
public enum RequestKind {
  /** Is a PUT of a whole object, directory markers included. */
  PUT_OBJECT,
  /** Is a PUT with {@code x-amz-copy-source}. */
  COPY_OBJECT,
  CREATE_MULTIPART_UPLOAD,
  UPLOAD_PART,
  /** Puts a part with {@code x-amz-copy-source}. */
  UPLOAD_PART_COPY,
  COMPLETE_MULTIPART_UPLOAD,
  ABORT_MULTIPART_UPLOAD,
  LIST_MULTIPART_UPLOADS,
  LIST_PARTS,
  /** Gets a whole object or a range. */
  GET_OBJECT,
  HEAD_OBJECT,
  /** Metadata of an object that a query names: size, checksum, parts. */
  GET_OBJECT_ATTRIBUTES,
  DELETE_OBJECT,
  /** Is a POST with {@code ?delete}, which deletes many keys at once. */
  DELETE_OBJECTS,
  /** Reads the part of an object that a query selects. */
  SELECT_OBJECT_CONTENT,
  /** Any other request to an object: tags, ACL, retention, restore. */
  OBJECT_OTHER,
  /** Is ListObjects or ListObjectsV2. */
  LIST_OBJECTS,
  HEAD_BUCKET,
  /** Starts a session with a directory bucket, and asks for the encryption of all its requests. */
  CREATE_SESSION,
  CREATE_BUCKET,
  DELETE_BUCKET,
  /** Is any other request to a bucket: location, encryption, policy, versions and so on. */
  BUCKET_OTHER,
  /** Generates a data key, with or without its plaintext. */
  KMS_GENERATE_DATA_KEY,
  KMS_DECRYPT,
  KMS_ENCRYPT,
  KMS_OTHER,
  STS,
  /** Asks the portal for single sign-on for the credentials of a role. */
  SSO,
  /** Is anything else, including ListBuckets and refused requests. */
  OTHER;

  /** Says whether the operation is one of KMS. */
  public boolean isOfKms() {
    return name().startsWith("KMS_");
  }
}
