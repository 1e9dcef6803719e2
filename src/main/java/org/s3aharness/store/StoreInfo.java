package org.s3aharness.store;

/**
 * The description of a store for a report.
 *
 * @param kind {@code localstack}, {@code seaweedfs}, {@code aws} or {@code endpoint}
 * @param version the version of the store, or {@code unknown}
 * @param runs how the store runs: {@link #CONTAINER}, {@link #HOST_PROCESS} or {@link
 *     #NOT_STARTED_BY_US}
 * @param atRest what is known about encryption at rest under server-side modes
 * @param startedByUs whether the store was started for this run, and vanishes with it
 */
public record StoreInfo(
    String kind, String version, String runs, AtRest atRest, boolean startedByUs) {
  public static final String CONTAINER = "container";
  public static final String HOST_PROCESS = "host process";
  public static final String NOT_STARTED_BY_US = "not started by us";

  /** The {@link #kind} of LocalStack. */
  public static final String LOCALSTACK = "localstack";

  /**
   * Says whether the store is LocalStack. It serves requests for AWS's own host names, recognises a
   * bucket only in those like {@code bucket.s3.REGION…}, and checks no signatures.
   */
  public boolean isLocalStack() {
    return kind.equals(LOCALSTACK);
  }

  /** Returns the store in a few words, such as {@code localstack 4.9.2 (container, …)}. */
  public String inWords() {
    return "%s %s (%s, %s)".formatted(kind, version, runs, atRest.says());
  }

  /** Says what is known about encryption at rest. */
  public enum AtRest {
    PLAINTEXT("no", "does not encrypt at rest"),
    /** An {@link AtRestWitness} looks at the stored bytes. */
    WITNESSED("see summary.md", "its disk is searched for plaintext"),
    /** AWS says that it encrypts (Amazon S3 User Guide, "Protecting data with encryption"). */
    NOT_VISIBLE("not visible", "says that it encrypts at rest, but nobody can see its disks"),
    UNKNOWN("unknown", "nobody looks at its disks");

    private final String encrypts;
    private final String says;

    AtRest(String encrypts, String says) {
      this.encrypts = encrypts;
      this.says = says;
    }

    /** Returns the answer to the question whether the store encrypts at rest. */
    public String encrypts() {
      return encrypts;
    }

    /** Returns the answer in words for people. */
    public String says() {
      return says;
    }
  }
}
