package org.s3aharness.release.jars;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Identifies the artifact in a jar from the jar's content. */
final class JarContents {
  private static final String MAVEN = "META-INF/maven/";
  private static final String POM_PROPERTIES = "/pom.properties";

  /** The classes that only one library has, for builds that carry nothing of Maven's. */
  private static final Map<String, String> TELLTALES =
      Map.of(
          "software/amazon/awssdk/services/s3/S3Client.class", "software.amazon.awssdk:bundle",
          "com/amazonaws/services/s3/AmazonS3.class", "com.amazonaws:aws-java-sdk-bundle",
          "software/amazon/encryption/s3/S3EncryptionClient.class",
              "software.amazon.encryption.s3:amazon-s3-encryption-client-java",
          "software/amazon/s3/analyticsaccelerator/S3SeekableInputStreamFactory.class",
              "software.amazon.s3.analyticsaccelerator:analyticsaccelerator-s3",
          "org/apache/hadoop/fs/s3a/S3AFileSystem.class", "org.apache.hadoop:hadoop-aws");

  private static final String VENDOR_ID = "Implementation-Vendor-Id";
  private static final String TITLE = "Implementation-Title";
  private static final String SYMBOLIC_NAME = "Bundle-SymbolicName";
  private static final String SDK_V1_VERSION = "com/amazonaws/sdk/versionInfo.properties";
  private static final String SDK_V2_VERSION = "software/amazon/awssdk/core/util/VersionInfo.class";

  private final JarFile jar;
  private final String fileName;
  private final Attributes manifest;

  private JarContents(JarFile jar, String fileName) throws IOException {
    this.jar = jar;
    this.fileName = fileName;
    Manifest read = jar.getManifest();
    this.manifest = read == null ? new Attributes() : read.getMainAttributes();
  }

  /**
   * Returns the artifact; empty where nothing identifies it, or several libraries are equally
   * likely.
   */
  static Optional<Artifact> artifact(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile(), /* verify= */ false)) {
      return new JarContents(jar, file.getFileName().toString()).artifact();
    } catch (IOException e) {
      throw new IOException(file + " cannot be read as a jar: " + e.getMessage(), e);
    }
  }

  private Optional<Artifact> artifact() throws IOException {
    List<Artifact> carried = carried();
    Optional<Artifact> telltale = telltale(carried);
    if (telltale.isPresent()) {
      return telltale;
    }
    // A jar with other libraries shaded into it carries their coordinates beside its own.
    Optional<Artifact> own =
        carried.stream()
            .filter(this::isItsOwn)
            .max(Comparator.comparingInt(each -> each.name().length()));
    return own.or(() -> onlyOne(carried)).or(this::fromManifest);
  }

  /** Returns the only artifact that the jar carries, unless its manifest contradicts. */
  private Optional<Artifact> onlyOne(List<Artifact> carried) {
    return carried.size() == 1 && titles().isEmpty()
        ? Optional.of(carried.get(0))
        : Optional.empty();
  }

  /**
   * Returns the artifacts that the {@code pom.properties} files in the jar name, in their order.
   */
  private List<Artifact> carried() throws IOException {
    List<ZipEntry> entries =
        jar.stream()
            .filter(e -> e.getName().startsWith(MAVEN) && e.getName().endsWith(POM_PROPERTIES))
            .map(ZipEntry.class::cast)
            .toList();
    List<Artifact> artifacts = new ArrayList<>();
    for (ZipEntry entry : entries) {
      Properties properties = properties(entry);
      artifacts.add(
          new Artifact(
              properties.getProperty("groupId", ""),
              properties.getProperty("artifactId", ""),
              properties.getProperty("version", Artifact.UNKNOWN)));
    }
    return artifacts;
  }

  private Optional<Artifact> telltale(List<Artifact> carried) throws IOException {
    List<String> libraries =
        TELLTALES.entrySet().stream()
            .filter(telltale -> jar.getEntry(telltale.getKey()) != null)
            .map(Map.Entry::getValue)
            .toList();
    if (libraries.size() != 1) {
      return Optional.empty();
    }
    String library = libraries.get(0);
    Optional<Artifact> told =
        carried.stream().filter(each -> each.library().equals(library)).findFirst();
    if (told.isPresent()) {
      return told;
    }
    if (carried.size() == 1) {
      return Optional.of(carried.get(0)); // one module of an SDK is no bundle
    }
    String[] groupAndName = library.split(":", -1);
    return Optional.of(new Artifact(groupAndName[0], groupAndName[1], version()));
  }

  private String version() throws IOException {
    ZipEntry v1 = jar.getEntry(SDK_V1_VERSION);
    if (v1 != null) {
      return properties(v1).getProperty("version", Artifact.UNKNOWN);
    }
    ZipEntry v2 = jar.getEntry(SDK_V2_VERSION);
    if (v2 != null) {
      try (InputStream in = jar.getInputStream(v2)) {
        return ClassConstant.of(in, "SDK_VERSION").orElse(Artifact.UNKNOWN);
      }
    }
    return manifest("Implementation-Version").orElse(Artifact.UNKNOWN);
  }

  private Properties properties(ZipEntry entry) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = jar.getInputStream(entry)) {
      properties.load(in);
    }
    return properties;
  }

  private Optional<String> manifest(String attribute) {
    return Optional.ofNullable(manifest.getValue(attribute));
  }

  /** Says whether the file's name or the manifest agrees with an artifact's name. */
  private boolean isItsOwn(Artifact artifact) {
    return fileName.startsWith(artifact.name() + "-" + artifact.version())
        || titles().stream().anyMatch(title -> title.contains(letters(artifact.name())));
  }

  private List<String> titles() {
    return Stream.of(TITLE, SYMBOLIC_NAME)
        .flatMap(name -> manifest(name).stream())
        .map(JarContents::letters)
        .toList();
  }

  /**
   * Returns letters and digits alone, so that {@code io.netty.common} equals {@code netty-common}.
   */
  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private Optional<Artifact> fromManifest() {
    Optional<String> group = manifest(VENDOR_ID);
    Optional<String> name = manifest(TITLE).filter(title -> title.matches("[\\w.-]+"));
    return group.isEmpty() || name.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Artifact(
                group.get(),
                name.get(),
                manifest("Implementation-Version").orElse(Artifact.UNKNOWN)));
  }
}
