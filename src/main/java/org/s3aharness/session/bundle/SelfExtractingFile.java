package org.s3aharness.session.bundle;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Writes a shell script that is followed by an archive. The script checks the archive against its
 * hash before it unpacks it, and every file of it afterwards. Until it is complete, the file has
 * another name.
 */
final class SelfExtractingFile implements AutoCloseable {
  /** The suffix in the name of a file that is not complete. */
  static final String UNFINISHED = ".unfinished";

  /** The list of all other files with their hashes, as {@code sha256sum -c} reads it. */
  static final String CHECKSUMS = "FILES.sha256";

  /** The number of bytes that the script takes, with the empty lines that fill it up. */
  private static final int SCRIPT_BYTES = 8192;

  private static final String SCRIPT = "install.sh";
  private static final int EXECUTABLE = 0755;
  private static final int READABLE = 0644;
  private static final int BUFFER = 1 << 20;

  private final Path file;
  private final Path unfinished;
  private final FileChannel channel;
  private final DigestOutputStream hashed;
  private final TarArchiveOutputStream archive;
  private final StringBuilder checksums = new StringBuilder();

  /**
   * Begins a file. What an earlier, killed process has left of it is overwritten.
   *
   * @throws IOException if it cannot be written
   */
  SelfExtractingFile(Path file) throws IOException {
    this.file = file;
    this.unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
    this.channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    channel.position(SCRIPT_BYTES);
    this.hashed = new DigestOutputStream(Channels.newOutputStream(channel), sha256());
    this.archive =
        new TarArchiveOutputStream(
            new BufferedOutputStream(hashed, BUFFER), StandardCharsets.UTF_8.name());
    archive.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    archive.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
  }

  /** Adds a file under a name; its time is not kept, so that the same content gives the same. */
  void add(String name, Path content, boolean executable) throws IOException {
    try (InputStream in = Files.newInputStream(content)) {
      add(name, in, Files.size(content), executable);
    }
  }

  /** Adds a text under a name. */
  void add(String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(name, new ByteArrayInputStream(bytes), bytes.length, /* executable= */ false);
  }

  private void add(String name, InputStream content, long size, boolean executable)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(size);
    entry.setMode(executable ? EXECUTABLE : READABLE);
    entry.setModTime(0);
    archive.putArchiveEntry(entry);
    DigestInputStream in = new DigestInputStream(content, sha256());
    in.transferTo(archive);
    archive.closeArchiveEntry();
    checksums.append(hex(in.getMessageDigest())).append("  ").append(name).append('\n');
  }

  /**
   * Completes the file and gives it its name.
   *
   * @param variables the values of the script's other variables, by their names
   */
  void finish(Map<String, String> variables) throws IOException {
    add(CHECKSUMS, checksums.toString());
    archive.close(); // Only then is its last block written.
    String script = script();
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      script = script.replace("@" + variable.getKey() + "@", variable.getValue());
    }
    script =
        script
            .replace("@START@", Integer.toString(SCRIPT_BYTES))
            .replace("@BYTES@", Long.toString(Files.size(unfinished)))
            .replace("@SHA256@", hex(hashed.getMessageDigest()));
    byte[] text = script.getBytes(StandardCharsets.UTF_8);
    if (text.length > SCRIPT_BYTES) {
      throw new IllegalStateException(SCRIPT + " is longer than " + SCRIPT_BYTES + " bytes");
    }
    byte[] padded = "\n".repeat(SCRIPT_BYTES).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, padded, 0, text.length);
    try (FileChannel beginning = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
      beginning.write(ByteBuffer.wrap(padded));
      beginning.force(true);
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String script() throws IOException {
    try (InputStream in = SelfExtractingFile.class.getResourceAsStream(SCRIPT)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static MessageDigest sha256() {
    return DigestUtils.getSha256Digest();
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Removes the file unless it is complete. */
  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(unfinished);
  }
}
