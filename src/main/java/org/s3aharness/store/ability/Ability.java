package org.s3aharness.store.ability;

import java.util.List;

/**
 * Lists what S3 and KMS do, and some stores do not. Where a store does otherwise, S3A's use of the
 * ability cannot be witnessed. That is not a deviation of S3A, and the check is not asked.
 */
public enum Ability {
  /** See Amazon S3 User Guide, "Using dual-layer server-side encryption with AWS KMS keys". */
  DSSE("keep an object under DSSE-KMS that was put so"),
  /** See API HeadObject, {@code x-amz-server-side-encryption-aws-kms-key-id}. */
  NAMES_DSSE_KEY("name the KMS key of an object under DSSE-KMS"),
  /** See API HeadObject; AWS KMS Developer Guide, "Delete an alias". */
  KEEPS_KEY_OF_ALIAS("keep, and name, the key that an alias led to", "seaweedfs"),
  /** See Amazon S3 User Guide, "Using SSE-KMS": "…the AWS managed key is used". */
  HAS_DEFAULT_KMS_KEY("encrypt under SSE-KMS without a key", "localstack"),
  /** See API GetObject: the headers of SSE-C are for objects under SSE-C. */
  REFUSES_CUSTOMER_KEY_ELSEWHERE("refuse a customer's key for an object that is not under SSE-C"),
  /** See Amazon S3 User Guide, "Using SSE-C", "Using SSE-KMS": requests over HTTP are rejected. */
  REFUSES_KEYS_OVER_HTTP("refuse what is under a key over plain HTTP"),
  /** See API PutObject: "key ID, key ARN, or key alias". */
  REFUSES_UNKNOWN_KEY_FORMS("refuse an alias that is appended to a key's ARN"),
  /** See AWS KMS Developer Guide, "Key states": S3 decrypts the source of a copy. */
  NEEDS_KEY_TO_COPY("refuse to copy an object whose KMS key may not be used"),
  /** See AWS KMS Developer Guide, "How Amazon S3 uses AWS KMS": a data key for each object. */
  MAKES_DATA_KEY_FOR_COPY("have KMS make a data key for a copy, and name the copy to it"),
  /** See API Error responses, "List of SSE-KMS error codes". */
  PASSES_KMS_ERRORS_ON("pass on with status 400 what KMS refuses", "localstack"),
  /** See AWS KMS Developer Guide, "Key states: Pending import". */
  REFUSES_KEYS_WITHOUT_MATERIAL("refuse a KMS key without its material as KMS does"),
  /** See API ImportKeyMaterial: "you cannot import different key material". */
  REFUSES_OTHER_MATERIAL("refuse other material for a KMS key than it had"),
  /** See Amazon S3 User Guide, "Organizing objects using folders". */
  KEEPS_DIRECTORY_MARKERS(
      "keep the metadata of an object whose key ends with a slash", "localstack"),
  /** See API UploadPartCopy. */
  COPIES_ENCRYPTED_PARTS("copy parts of an object under SSE-KMS or SSE-C", "localstack"),
  /** See API GetObject, {@code If-Match}: "otherwise, return a 412 Precondition Failed error". */
  HONOURS_IF_MATCH("refuse to read an object whose ETag is another than If-Match", "localstack"),
  /** See Amazon S3 User Guide, "Configuring an S3 Bucket Key at the object level". */
  APPLIES_BUCKET_KEYS("apply a bucket's setting of bucket keys to what is put", "localstack"),
  /** See the same page, about copies. */
  APPLIES_BUCKET_KEYS_TO_COPIES("apply a bucket's setting of bucket keys to what is copied"),
  /** See Amazon S3 User Guide, "Updating server-side encryption for existing data". */
  CHANGES_KEYS_IN_PLACE("put an object under another KMS key where it is", "localstack"),
  /** See Amazon S3 User Guide, "Bucket policies for Amazon S3". */
  ENFORCES_POLICIES("enforce a bucket policy", "seaweedfs");

  private final String does;
  private final List<String> stores;

  Ability(String does, String... stores) {
    this.does = does;
    this.stores = List.of(stores);
  }

  /** Returns what the store is to do, such as {@code enforce a bucket policy}. */
  public String does() {
    return does;
  }

  /** Returns the stores on which it can be witnessed, such as {@code AWS or seaweedfs}. */
  public String where() {
    return stores.isEmpty() ? "AWS" : "AWS or " + String.join(", ", stores);
  }
}
