package org.s3aharness.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a zip archive. The same files under the same names always give the same bytes, so that a
 * cluster keeps one copy of them.
 */
final class ArchiveWriter implements Closeable {
  private final ZipOutputStream zip;

  /** Creates an archive, or replaces it. */
  ArchiveWriter(Path archive) throws IOException {
    this.zip = new ZipOutputStream(Files.newOutputStream(archive));
    zip.setLevel(Deflater.BEST_SPEED); // nearly all of it is jars, which are compressed already
  }

  /** Adds a file, or a directory with everything in it. Links are followed. */
  void add(String name, Path file) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(file, FileVisitOption.FOLLOW_LINKS)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path each : files) {
      String within = file.relativize(each).toString().replace('\\', '/');
      ZipEntry entry = new ZipEntry(within.isEmpty() ? name : name + "/" + within);
      entry.setTime(0);
      zip.putNextEntry(entry);
      Files.copy(each, zip);
      zip.closeEntry();
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
