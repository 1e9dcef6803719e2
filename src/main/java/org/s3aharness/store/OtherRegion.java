package org.s3aharness.store;

/** A region of AWS other than a store's own, to which cases have requests sent. */
public final class OtherRegion {
  private static final String USUAL = "eu-west-1";

  private OtherRegion() {}

  /** Returns the other region for a store in {@code region}. */
  public static String than(String region) {
    return region.equals(USUAL) ? "us-west-2" : USUAL;
  }
}
