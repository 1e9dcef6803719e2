package org.s3aharness.harness.verdict;

import java.util.Optional;
import org.s3aharness.encryption.Mode;

/** The names of the checks that tell what lies in the store, for reports. */
public final class StorageChecks {
  /** The beginning of the name of the check of what lies on the store's disk; the mode follows. */
  public static final String AT_REST = "at-rest ";

  /**
   * The check of what the store keeps of what a client encrypted; and what should be seen there.
   */
  public static final String CIPHERTEXT = "ciphertext";

  private static final String ON_DISK = ", on disk";

  /** The value of a check that has seen, or should see, content that anybody can read. */
  public static final String PLAINTEXT = "plaintext";

  private StorageChecks() {}

  /**
   * Returns what a check has looked at, such as {@code SSE-KMS, on disk}; empty if it is another
   * check.
   *
   * @param id such as {@code bytes:at-rest SSE-KMS}
   */
  public static Optional<String> whatWasLookedAt(String id) {
    String onDisk = Witness.BYTES + ":" + AT_REST;
    if (id.startsWith(onDisk)) {
      return Optional.of(id.substring(onDisk.length()) + ON_DISK);
    }
    return id.equals(Witness.BYTES + ":" + CIPHERTEXT)
        ? Optional.of("client-side modes, in what the store keeps")
        : Optional.empty();
  }

  /** Says whether that was on the store's disk. */
  public static boolean isOnDisk(String what) {
    return what.endsWith(ON_DISK);
  }

  /** Says whether plaintext is what is expected there. */
  public static boolean isUnencrypted(String what) {
    return what.equals(Mode.NONE + ON_DISK);
  }

  /** Says whether plaintext was found where encryption was asked for. */
  public static boolean isExposure(Check failed) {
    return whatWasLookedAt(failed.id()).isPresent()
        && failed.expected().equals(CIPHERTEXT)
        && failed.observed().equals(PLAINTEXT);
  }
}
