package org.s3aharness.release.jars;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The SHA-256 of an entry of a classpath, by which one can tell that two runs used the same jars.
 */
public final class JarHash {
  private static final Logger LOG = LoggerFactory.getLogger(JarHash.class);

  private static final RememberedHashes REMEMBERED = RememberedHashes.ofUser();

  /** The known hashes, so that each entry is read only once. */
  private static final Map<Path, String> KNOWN = new ConcurrentHashMap<>();

  private JarHash() {}

  /**
   * Returns the hash of a file, or of a directory's files and their names, sorted by name, in
   * hexadecimal.
   *
   * @throws IOException when something in it cannot be read
   */
  public static String sha256(Path entry) throws IOException {
    try {
      return KNOWN.computeIfAbsent(entry, JarHash::readOnce);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Reads an entry if that is possible, so that its hash is known when it is asked for. */
  public static void readAhead(Path entry) {
    try {
      sha256(entry);
    } catch (IOException e) {
      LOG.debug("{} is not known yet", entry, e);
    }
  }

  private static String readOnce(Path entry) {
    try {
      return read(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path entry) throws IOException {
    return Files.isDirectory(entry) ? ofDirectory(entry) : REMEMBERED.get(entry, JarHash::ofFile);
  }

  private static String ofFile(Path file) throws IOException {
    MessageDigest digest = DigestUtils.getSha256Digest();
    update(digest, file);
    return Hex.encodeHexString(digest.digest());
  }

  private static String ofDirectory(Path directory) throws IOException {
    MessageDigest digest = DigestUtils.getSha256Digest();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(directory)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      digest.update(directory.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
      update(digest, file);
    }
    return Hex.encodeHexString(digest.digest());
  }

  private static void update(MessageDigest digest, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      // Not DigestUtils.updateDigest, which reads one KiB at a time.
      in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    }
  }
}
