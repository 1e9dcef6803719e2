package org.s3aharness.store;

/** Lists the features that some stores have and others lack. */
public enum Feature {
  SSE_S3("SSE-S3"),
  SSE_KMS("SSE-KMS"),
  DSSE_KMS("DSSE-KMS"),
  SSE_C("SSE-C"),
  KMS_API("a KMS API"),
  SESSIONS("sessions of an STS"),
  VERSIONING("versioning");

  private final String label;

  Feature(String label) {
    this.label = label;
  }

  /** Returns the name of the feature for people. */
  public String label() {
    return label;
  }
}
