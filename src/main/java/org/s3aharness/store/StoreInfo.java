package org.s3aharness.store;

/**
 * What a store is, for a report.
 *
 * @param kind {@code localstack} or {@code endpoint}
 * @param version its version, or {@code unknown}
 * @param runs how it runs: {@link #CONTAINER}, {@link #HOST_PROCESS} or {@link #NOT_STARTED_BY_US}
 * @param encryptsAtRest whether what it stores under a server-side mode is ciphertext. False where
 *     it is not, or nobody knows
 * @param startedByUs whether it was started for this run, and so vanishes with it
 */
public record StoreInfo(
    String kind, String version, String runs, boolean encryptsAtRest, boolean startedByUs) {
  public static final String CONTAINER = "container";
  public static final String HOST_PROCESS = "host process";
  public static final String NOT_STARTED_BY_US = "not started by us";
}
