package org.s3aharness.release.resolve;

import eu.maveniverse.maven.mima.context.ContextOverrides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.util.artifact.JavaScopes;

/**
 * A {@code HADOOP_HOME} as a cluster's node has it, laid out with links to the released jars that
 * Maven resolves: S3A, MapReduce, and YARN's and HDFS's servers.
 */
public final class UnpackedHadoop {
  private static final String HADOOP = "org.apache.hadoop:";

  private static final List<String> SERVERS =
      List.of(
          "hadoop-yarn-server-resourcemanager",
          "hadoop-yarn-server-nodemanager",
          "hadoop-yarn-server-timelineservice",
          "hadoop-yarn-client",
          "hadoop-mapreduce-client-app",
          "hadoop-mapreduce-client-shuffle",
          "hadoop-hdfs");

  private UnpackedHadoop() {}

  /**
   * Lays one out.
   *
   * @param version such as {@code 3.3.6}
   * @param home a directory that does not exist yet
   */
  public static Path at(String version, Path home) throws Exception {
    Set<Path> jars =
        new LinkedHashSet<>(new ReleaseResolver().fromCentral(version, line -> {}).classpath());
    jars.addAll(servers(version));
    for (Path jar : jars) {
      Path directory = Files.createDirectories(home.resolve("share/hadoop").resolve(place(jar)));
      link(directory.resolve(jar.getFileName()), jar);
    }
    return home;
  }

  private static void link(Path link, Path jar) throws IOException {
    if (!Files.exists(link)) {
      Files.createSymbolicLink(link, jar);
    }
  }

  /** Resolved once for a version, as the releases under test are. */
  private static List<Path> servers(String version) throws Exception {
    ClasspathCache cache = ClasspathCache.ofUser();
    String key = version + "-servers-2";
    if (cache.find(key).isEmpty()) {
      try (MavenSession maven = MavenSession.open(line -> {}, ContextOverrides.create())) {
        List<Dependency> roots = new ArrayList<>();
        for (String artifact : SERVERS) {
          roots.add(
              new Dependency(
                  new DefaultArtifact(HADOOP + artifact + ":" + version), JavaScopes.COMPILE));
        }
        cache.put(
            key,
            maven.classpath(
                roots, HadoopProject.of(version, maven).managedBut(Libraries.ENCRYPTION_CLIENT)));
      }
    }
    return cache.find(key).orElseThrow();
  }

  private static String place(Path jar) {
    String name = jar.getFileName().toString();
    if (name.matches("hadoop-(aws|distcp)-.*|(aws-java-sdk-)?bundle-.*|amazon-s3-encryption-.*")) {
      return "tools/lib";
    }
    if (name.startsWith("hadoop-yarn-")) {
      return "yarn";
    }
    if (name.startsWith("hadoop-mapreduce-")) {
      return "mapreduce";
    }
    if (name.startsWith("hadoop-hdfs-")) {
      return "hdfs";
    }
    return name.startsWith("hadoop-") ? "common" : "common/lib";
  }
}
