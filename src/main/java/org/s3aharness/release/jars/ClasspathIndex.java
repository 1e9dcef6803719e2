package org.s3aharness.release.jars;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Finds the classes on a classpath as a class loader does, in the first entry that has them. */
final class ClasspathIndex implements AutoCloseable {
  private static final String CLASS = ".class";

  private final List<Path> classpath;
  private final List<ZipFile> open = new ArrayList<>();

  private ClasspathIndex(List<Path> classpath) {
    this.classpath = classpath;
  }

  /**
   * Opens every jar of a classpath.
   *
   * @throws IOException naming the jar that cannot be read
   */
  static ClasspathIndex open(List<Path> classpath) throws IOException {
    ClasspathIndex index = new ClasspathIndex(List.copyOf(classpath));
    try {
      for (Path entry : classpath) {
        index.open.add(Jar.isArchive(entry) ? zip(entry) : null);
      }
      return index;
    } catch (IOException e) {
      index.close();
      throw e;
    }
  }

  /**
   * Returns the entry that a class comes from, by its internal name such as {@code
   * java/lang/String}.
   */
  Optional<Path> whereIs(String internalName) {
    String file = internalName + CLASS;
    for (int i = 0; i < classpath.size(); i++) {
      ZipFile zip = open.get(i);
      boolean there =
          zip == null
              ? Files.isRegularFile(classpath.get(i).resolve(file))
              : zip.getEntry(file) != null;
      if (there) {
        return Optional.of(classpath.get(i));
      }
    }
    return Optional.empty();
  }

  /** Returns the bytes of a class; empty if no entry contains it. */
  Optional<byte[]> read(String internalName) throws IOException {
    Optional<Path> where = whereIs(internalName);
    return where.isEmpty()
        ? Optional.empty()
        : Optional.of(read(where.get(), internalName + CLASS));
  }

  /** Returns the bytes of a file in an entry of the classpath. */
  byte[] read(Path entry, String file) throws IOException {
    ZipFile zip = open.get(classpath.indexOf(entry));
    if (zip == null) {
      return Files.readAllBytes(entry.resolve(file));
    }
    try (InputStream in = zip.getInputStream(zip.getEntry(file))) {
      return in.readAllBytes();
    }
  }

  /**
   * Returns the internal names of the classes in an entry, without those for later Java versions.
   */
  static Set<String> classesIn(Path entry) throws IOException {
    Set<String> classes = new HashSet<>();
    if (!Jar.isArchive(entry)) {
      try (Stream<Path> files = Files.walk(entry)) {
        files
            .map(file -> entry.relativize(file).toString())
            .filter(ClasspathIndex::isClass)
            .forEach(file -> classes.add(internalName(file)));
      }
      return classes;
    }
    try (ZipFile zip = zip(entry)) {
      zip.stream()
          .map(ZipEntry::getName)
          .filter(ClasspathIndex::isClass)
          .forEach(file -> classes.add(internalName(file)));
    }
    return classes;
  }

  private static ZipFile zip(Path jar) throws IOException {
    try {
      return new ZipFile(jar.toFile());
    } catch (IOException e) {
      throw new IOException(jar + " cannot be read as a jar: " + e.getMessage(), e);
    }
  }

  private static boolean isClass(String file) {
    return file.endsWith(CLASS)
        && !file.startsWith("META-INF/")
        && !file.endsWith("module-info.class")
        && !file.endsWith("package-info.class");
  }

  private static String internalName(String file) {
    return file.substring(0, file.length() - CLASS.length());
  }

  @Override
  public void close() throws IOException {
    for (ZipFile zip : open) {
      if (zip != null) {
        zip.close();
      }
    }
  }
}
