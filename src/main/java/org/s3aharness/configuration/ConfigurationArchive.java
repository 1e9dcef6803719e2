package org.s3aharness.configuration;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.s3aharness.encryption.UsageException;

/**
 * Reads an archive of client configuration, as Cloudera Manager ({@code .zip}) and Ambari ({@code
 * .tar.gz}) export it.
 */
final class ConfigurationArchive {
  /**
   * The size above which a file is no configuration, in bytes. ClusterConfigurations have some
   * hundred kilobytes.
   */
  private static final long LARGEST_FILE = 16L << 20;

  private static final int MOST_FILES = 1000;

  private ConfigurationArchive() {}

  static boolean isOne(Path file) {
    return isZip(file) || isTar(file);
  }

  private static boolean isZip(Path file) {
    return lowerCase(file).endsWith(".zip");
  }

  private static boolean isTar(Path file) {
    return lowerCase(file).matches(".*\\.(tar|tar\\.gz|tgz)");
  }

  private static String lowerCase(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }

  /**
   * Unpacks the archive into a new directory that only its owner can read.
   *
   * @throws UsageException when the archive is broken, or holds something that no configuration has
   */
  static Path unpack(Path archive, Path scratch) {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
        ArchiveInputStream<?> entries = open(archive, file)) {
      Path directory = Files.createTempDirectory(scratch, "configuration-");
      int count = 0;
      for (ArchiveEntry entry = entries.getNextEntry();
          entry != null;
          entry = entries.getNextEntry()) {
        if (++count > MOST_FILES) {
          throw notOne(archive, "it has more than " + MOST_FILES + " files");
        }
        if (!(entry instanceof TarArchiveEntry tar) || tar.isFile() || tar.isDirectory()) {
          unpack(archive, entry, entries, directory);
        }
      }
      return directory;
    } catch (IOException e) {
      throw notOne(archive, "it cannot be unpacked (" + e.getMessage() + ")");
    }
  }

  private static ArchiveInputStream<?> open(Path archive, InputStream file) throws IOException {
    if (isZip(archive)) {
      return new ZipArchiveInputStream(file);
    }
    return new TarArchiveInputStream(
        lowerCase(archive).endsWith(".tar") ? file : new GZIPInputStream(file));
  }

  private static void unpack(Path archive, ArchiveEntry entry, InputStream content, Path directory)
      throws IOException {
    Path target = directory.resolve(entry.getName()).normalize();
    if (!target.startsWith(directory)) {
      throw notOne(archive, "'" + entry.getName() + "' would be unpacked outside its directory");
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    byte[] bytes = content.readNBytes((int) LARGEST_FILE + 1);
    if (bytes.length > LARGEST_FILE) {
      throw notOne(archive, "'" + entry.getName() + "' has more than 16 MiB");
    }
    Files.createDirectories(target.getParent());
    Files.write(target, bytes);
  }

  private static UsageException notOne(Path archive, String why) {
    return new UsageException(archive + " is not an archive of client configuration: " + why + ".");
  }
}
