package org.s3aharness.store;

/** What a store may have or not. */
public enum Feature {
  SSE_S3("SSE-S3"),
  SSE_KMS("SSE-KMS"),
  DSSE_KMS("DSSE-KMS"),
  SSE_C("SSE-C"),
  KMS_API("a KMS API"),
  SESSIONS("sessions of an STS"),
  BUCKET_POLICIES("bucket policies that are enforced"),
  VERSIONING("versioning");

  private final String label;

  Feature(String label) {
    this.label = label;
  }

  /** The words for people. */
  public String label() {
    return label;
  }
}
