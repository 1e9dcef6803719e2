package org.s3aharness.release.jars;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.s3aharness.util.UserCache;
import org.s3aharness.util.WholeFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hashes of large files in the user's cache directory, so that a later run need not read 700 MB
 * again. A file is known by its path, device, inode, size and the times of its last change, of
 * which no program can set the one called ctime; if any of these differs, the file is read again.
 *
 * <p>Nothing is remembered where the file system does not tell these, where the cache cannot be
 * written, and of a file that has just changed: it may change once more within one tick of its
 * clock.
 */
final class RememberedHashes {
  private static final Logger LOG = LoggerFactory.getLogger(RememberedHashes.class);

  /** Smaller files are read in a moment. */
  private static final long LEAST_BYTES = 16 << 20;

  /** More than a tick of any file system's clock. */
  private static final Duration SETTLING = Duration.ofSeconds(3);

  private static final String ATTRIBUTES = "unix:dev,ino,size,lastModifiedTime,ctime";

  private final Path directory;
  private final Duration settling;

  /**
   * Keeps hashes in a directory, which is created when it is needed.
   *
   * @param settling how long a file must not have changed before its hash is kept
   */
  RememberedHashes(Path directory, Duration settling) {
    this.directory = directory;
    this.settling = settling;
  }

  /** Returns those in the user's cache directory. */
  static RememberedHashes ofUser() {
    return new RememberedHashes(UserCache.directory().resolve("hashes"), SETTLING);
  }

  /** Computes a hash. */
  interface Hashing {
    String hash(Path file) throws IOException;
  }

  /**
   * Returns the hash of a file, which is computed unless it is remembered.
   *
   * @throws IOException when the file cannot be read
   */
  String get(Path file, Hashing hashing) throws IOException {
    Optional<Map<String, Object>> state = state(file);
    if (state.isEmpty()) {
      return hashing.hash(file);
    }
    Path remembered =
        directory.resolve(DigestUtils.sha256Hex(file.toAbsolutePath() + " " + state.get()));
    if (Files.exists(remembered)) {
      return Files.readString(remembered);
    }
    String hash = hashing.hash(file);
    if (!hasJustChanged(state.get()) && state(file).equals(state)) {
      remember(remembered, hash);
    }
    return hash;
  }

  /** Returns what tells one state of a large file from another. */
  private static Optional<Map<String, Object>> state(Path file) throws IOException {
    try {
      Map<String, Object> state = new TreeMap<>(Files.readAttributes(file, ATTRIBUTES));
      return Optional.of(state).filter(large -> (long) large.get("size") >= LEAST_BYTES);
    } catch (UnsupportedOperationException e) {
      LOG.debug("the file system of {} does not tell when it changed", file, e);
      return Optional.empty();
    }
  }

  private boolean hasJustChanged(Map<String, Object> state) {
    Instant changed = ((FileTime) state.get("ctime")).toInstant();
    return changed.isAfter(Instant.now().minus(settling));
  }

  private static void remember(Path remembered, String hash) {
    try {
      WholeFile.write(remembered, hash.getBytes(US_ASCII));
    } catch (IOException e) {
      LOG.info("{} is not kept, so that the file will be read again", remembered, e);
    }
  }
}
