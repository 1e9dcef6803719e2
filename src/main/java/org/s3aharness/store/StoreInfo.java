package org.s3aharness.store;

/**
 * What a store is, for a report.
 *
 * @param kind {@code localstack}, {@code seaweedfs}, {@code aws} or {@code endpoint}
 * @param version its version, or {@code unknown}
 * @param runs how it runs: {@link #CONTAINER}, {@link #HOST_PROCESS} or {@link #NOT_STARTED_BY_US}
 * @param atRest what can be said of encryption at rest under its server-side modes
 * @param startedByUs whether it was started for this run, and so vanishes with it
 */
public record StoreInfo(
    String kind, String version, String runs, AtRest atRest, boolean startedByUs) {
  public static final String CONTAINER = "container";
  public static final String HOST_PROCESS = "host process";
  public static final String NOT_STARTED_BY_US = "not started by us";

  /** What can be said of encryption at rest. */
  public enum AtRest {
    PLAINTEXT("no", "does not encrypt at rest"),
    /** An {@link AtRestWitness} looks. */
    WITNESSED("see summary.md", "its disk is searched for plaintext"),
    /** AWS says that it does (Amazon S3 User Guide, "Protecting data with encryption"). */
    NOT_VISIBLE("not visible", "encrypts at rest by its own word, nobody sees its disks"),
    UNKNOWN("unknown", "nobody looks at its disks");

    private final String encrypts;
    private final String says;

    AtRest(String encrypts, String says) {
      this.encrypts = encrypts;
      this.says = says;
    }

    /** The answer to "encrypts at rest". */
    public String encrypts() {
      return encrypts;
    }

    /** In words for people. */
    public String says() {
      return says;
    }
  }
}
