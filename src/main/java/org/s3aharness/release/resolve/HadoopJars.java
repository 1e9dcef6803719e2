package org.s3aharness.release.resolve;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.release.ReleaseFeatures;
import org.s3aharness.release.jars.Artifact;
import org.s3aharness.release.jars.Jar;

/** Reads what the jars of a classpath contain, whatever their names. */
final class HadoopJars {
  private static final String VERSION_INFO = "common-version-info.properties";
  private static final String S3A = "org/apache/hadoop/fs/s3a/S3AFileSystem.class";

  private HadoopJars() {}

  /** Returns the version that Hadoop itself will report, from the file in which Hadoop keeps it. */
  static Optional<String> version(List<Path> classpath) throws ReleaseException {
    for (Path entry : classpath) {
      Optional<Properties> info = properties(entry);
      if (info.isPresent()) {
        return info.map(properties -> properties.getProperty("version"));
      }
    }
    return Optional.empty();
  }

  private static Optional<Properties> properties(Path entry) throws ReleaseException {
    Properties info = new Properties();
    try {
      if (!isJar(entry)) {
        if (!Files.isRegularFile(entry.resolve(VERSION_INFO))) {
          return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(entry.resolve(VERSION_INFO))) {
          info.load(in);
        }
        return Optional.of(info);
      }
      try (ZipFile zip = new ZipFile(entry.toFile())) {
        ZipEntry file = zip.getEntry(VERSION_INFO);
        if (file == null) {
          return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(file)) {
          info.load(in);
        }
      }
      return Optional.of(info);
    } catch (IOException e) {
      throw unreadable(entry, e);
    }
  }

  /** Returns the version of the S3 encryption client; empty if there is none. */
  static Optional<String> encryptionClient(List<Path> classpath) throws ReleaseException {
    for (Path entry : classpath) {
      Optional<Artifact> client = clientIn(entry);
      if (client.isPresent()) {
        return client.map(Artifact::version);
      }
    }
    return Optional.empty();
  }

  private static Optional<Artifact> clientIn(Path entry) throws ReleaseException {
    try {
      return Jar.buildOf(Libraries.ENCRYPTION_CLIENT, entry);
    } catch (IOException e) {
      throw unreadable(entry, e);
    }
  }

  /** Says whether any entry contains S3A. */
  static boolean hasS3A(List<Path> classpath) throws ReleaseException {
    for (Path entry : classpath) {
      if (contains(entry, S3A)) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(Path entry, String file) throws ReleaseException {
    if (!isJar(entry)) {
      return Files.isRegularFile(entry.resolve(file));
    }
    try (ZipFile zip = new ZipFile(entry.toFile())) {
      return zip.getEntry(file) != null;
    } catch (IOException e) {
      throw unreadable(entry, e);
    }
  }

  private static boolean isJar(Path entry) {
    return Files.isRegularFile(entry) && entry.getFileName().toString().endsWith(".jar");
  }

  private static ReleaseException unreadable(Path jar, IOException cause) {
    String message = cause instanceof ZipException ? cause.getMessage() : cause.toString();
    return new ReleaseException(
        ReleaseException.Kind.INFRASTRUCTURE,
        jar + " cannot be read as a jar: " + message + ". Copy or download it again.",
        cause);
  }

  /** Returns a remark on which encryption client there is, and which one it replaces. */
  static String remarkOnClient(String version, List<Path> classpath) throws ReleaseException {
    Optional<String> builtWith = ReleaseFeatures.of(version).encryptionClientVersion();
    return encryptionClient(classpath)
        .map(
            there ->
                ", S3 encryption client "
                    + there
                    + builtWith
                        .filter(wanted -> !wanted.equals(there))
                        .map(
                            wanted ->
                                " (it was built with "
                                    + wanted
                                    + ", which the repository does not have)")
                        .orElse(""))
        .orElse("");
  }
}
