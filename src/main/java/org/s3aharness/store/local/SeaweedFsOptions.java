package org.s3aharness.store.local;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How to run SeaweedFS.
 *
 * @param region the region its buckets are in
 * @param log the file that its log is written to, appended where it exists
 * @param python a Python for the environment it comes in; else one is looked for
 * @param cache the directory in which that environment is made and kept
 */
public record SeaweedFsOptions(String region, Path log, Optional<String> python, Path cache) {
  /** With the Python, the cache directory and the region of its KMS, logging to this file. */
  public static SeaweedFsOptions beside(LocalStackOptions kms, Path log) {
    return new SeaweedFsOptions(kms.region(), log.toAbsolutePath(), kms.python(), kms.cache());
  }
}
