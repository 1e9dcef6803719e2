package org.s3aharness.store.local;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The way in which to run SeaweedFS.
 *
 * @param region the region that its buckets are in
 * @param log the file that its log is appended to
 * @param python the Python for the environment that contains it; empty to look for one
 * @param cache the directory in which that environment is created and kept
 */
public record SeaweedFsOptions(String region, Path log, Optional<String> python, Path cache) {
  /**
   * Returns options with the Python, the cache directory and the region of its KMS, and with this
   * log.
   */
  public static SeaweedFsOptions beside(LocalStackOptions kms, Path log) {
    return new SeaweedFsOptions(kms.region(), log.toAbsolutePath(), kms.python(), kms.cache());
  }
}
