package org.s3aharness.harness.verdict;

import java.util.Optional;
import org.s3aharness.encryption.Mode;

/** The names of the checks that report what is in the store. */
public final class StorageChecks {
  /** The beginning of the name of the check of what is on the store's disk; the mode follows. */
  public static final String AT_REST = "at-rest ";

  /**
   * The name of the check of what the store holds of client-side encrypted data, and the value that
   * should be seen there.
   */
  public static final String CIPHERTEXT = "ciphertext";

  private static final String ON_DISK = ", on disk";

  /** The value of a check that has seen, or should see, content that anybody can read. */
  public static final String PLAINTEXT = "plaintext";

  private StorageChecks() {}

  /**
   * Returns what a check looked at, such as {@code SSE-KMS, on disk}; empty if it is another check.
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

  /**
   * Says whether a check looked at the store's disk.
   *
   * @param what as {@link #whatWasLookedAt} returns it
   */
  public static boolean isOnDisk(String what) {
    return what.endsWith(ON_DISK);
  }

  /**
   * Says whether a check expected plaintext.
   *
   * @param what as {@link #whatWasLookedAt} returns it
   */
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
