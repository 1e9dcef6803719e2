package org.s3aharness.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What the jars of a classpath tell. */
final class HadoopJars {
  private static final String VERSION_INFO = "common-version-info.properties";

  private static final Pattern ENCRYPTION_CLIENT =
      Pattern.compile("amazon-s3-encryption-client-java-(.*)\\.jar");

  private HadoopJars() {}

  /** The version that Hadoop itself will report, from the file in which it keeps it. */
  static Optional<String> version(List<Path> classpath) throws ReleaseException {
    for (Path entry : classpath) {
      String name = entry.getFileName().toString();
      if (name.matches("hadoop-(common|client-api)-.*\\.jar")) {
        Optional<String> version = version(entry);
        if (version.isPresent()) {
          return version;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> version(Path jar) throws ReleaseException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry(VERSION_INFO);
      if (entry == null) {
        return Optional.empty();
      }
      Properties info = new Properties();
      try (InputStream in = zip.getInputStream(entry)) {
        info.load(in);
      }
      return Optional.ofNullable(info.getProperty("version"));
    } catch (IOException e) {
      throw new ReleaseException(
          ReleaseException.Kind.INFRASTRUCTURE, jar + " cannot be read as a jar: " + e, e);
    }
  }

  /** The version of the S3 encryption client, by the name of its jar; empty if there is none. */
  static Optional<String> encryptionClient(List<Path> classpath) {
    return classpath.stream()
        .map(entry -> ENCRYPTION_CLIENT.matcher(entry.getFileName().toString()))
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .findFirst();
  }

  static boolean hasS3A(List<Path> classpath) {
    return classpath.stream()
        .anyMatch(entry -> entry.getFileName().toString().matches("hadoop-aws-.*\\.jar"));
  }
}
