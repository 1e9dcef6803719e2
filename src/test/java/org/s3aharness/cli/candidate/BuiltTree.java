package org.s3aharness.cli.candidate;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A directory that is laid out as Hadoop's source tree is once hadoop-aws is built: POMs and
 * hadoop-aws's jar, as released, and no sources. Other modules are not built.
 */
final class BuiltTree {
  private static final String AWS = "hadoop-tools/hadoop-aws";
  private static final Map<String, String> MODULES =
      Map.of(
          "hadoop-main", "",
          "hadoop-project", "hadoop-project",
          "hadoop-aws", AWS);

  /** An S3A that forgets the KMS key of its configuration. */
  private static final String FORGETFUL =
      """
      package org.apache.hadoop.fs.s3a.auth.delegation;

      import java.util.Optional;

      public final class EncryptionSecretOperations {
        public static Optional<String> getSSECustomerKey(EncryptionSecrets secrets) {
          return secrets.hasEncryptionKey() ? Optional.of(secrets.getEncryptionKey()) : Optional.empty();
        }

        public static Optional<String> getSSEAwsKMSKey(EncryptionSecrets secrets) {
          return Optional.empty();
        }
      }
      """;

  private final Path root;
  private final Path jar;
  private final Path common;

  /** Lays out the tree of a released version. */
  BuiltTree(Path root, String version) throws Exception {
    this.root = root;
    Path released = StagingRepository.localCopy(version);
    this.common =
        released
            .resolve("hadoop-common")
            .resolve(version)
            .resolve("hadoop-common-" + version + ".jar");
    for (Map.Entry<String, String> module : MODULES.entrySet()) {
      Path directory = Files.createDirectories(root.resolve(module.getValue()));
      Path from = released.resolve(module.getKey()).resolve(version);
      String pom = Files.readString(from.resolve(module.getKey() + "-" + version + ".pom"));
      Files.writeString(
          directory.resolve("pom.xml"),
          pom.replaceAll(
              "(?s)<modules>.*?</modules>",
              "<modules><module>hadoop-project</module><module>%s</module></modules>"
                  .formatted(AWS)));
    }
    this.jar =
        Files.createDirectories(root.resolve(AWS).resolve("target"))
            .resolve("hadoop-aws-" + version + ".jar");
    Files.copy(
        released.resolve("hadoop-aws").resolve(version).resolve(jar.getFileName()),
        jar,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Compiles a change of S3A after its jar was packed, as its developers do. */
  void forgetTheKmsKey() throws Exception {
    Path classes = classes();
    unpack(jar, classes);
    Path source = Files.writeString(root.resolve("EncryptionSecretOperations.java"), FORGETFUL);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int failed =
        compiler.run(
            InputStream.nullInputStream(),
            System.out,
            System.err,
            List.of(
                    "-nowarn",
                    "--release",
                    "8",
                    "-cp",
                    jar + File.pathSeparator + common,
                    "-d",
                    classes.toString(),
                    source.toString())
                .toArray(new String[0]));
    if (failed != 0) {
      throw new IOException("the changed class does not compile");
    }
    Files.delete(source);
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(60)));
  }

  Path classes() {
    return root.resolve(AWS).resolve("target/classes");
  }

  private static void unpack(Path jar, Path into) throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path target = into.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(in, target);
        }
      }
    }
  }
}
