package org.s3aharness.node.worker;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.s3aharness.node.JobFile;
import org.s3aharness.node.JobKey;

/** Starts the harness in a container, on a JVM that may be another than the node's. */
final class HarnessCommand {
  /**
   * Delay the top compiler tier, but for ciphers and digests, as s3a-qualify does: little of the
   * harness is hot for long.
   */
  private static final List<String> LATE_TOP_TIER =
      Arrays.asList(
          "-XX:Tier4InvocationThreshold=50000",
          "-XX:Tier4MinInvocationThreshold=20000",
          "-XX:Tier4CompileThreshold=100000",
          "-XX:Tier4BackEdgeThreshold=200000",
          "-XX:CompileCommand=quiet",
          "-XX:CompileCommand=CompileThresholdScaling,com.sun.crypto.provider.*::*,0.05",
          "-XX:CompileCommand=CompileThresholdScaling,sun.security.provider.*::*,0.05",
          "-XX:CompileCommand=CompileThresholdScaling,java.lang.invoke.VarHandleByteArray*::*,0.05");

  /** The oldest Java version on which the harness itself runs; its agents run on the node's own. */
  private static final int OLDEST_JAVA = 17;

  private static final String HARNESS = "harness";
  private static final String RUNS = "runs";

  private final JobFile job;
  private final String task;
  private final Path directory;
  private final NodeClasspath classpath;

  /**
   * Prepares the command.
   *
   * @param directory the container's, with the harness unpacked in it
   * @param classpath the node's Hadoop
   */
  HarnessCommand(JobFile job, String task, Path directory, NodeClasspath classpath) {
    this.job = job;
    this.task = task;
    this.directory = directory;
    this.classpath = classpath;
  }

  /** Returns the directory in which the harness creates its run directory. */
  Path runs() {
    return directory.resolve(RUNS);
  }

  /**
   * Starts the harness.
   *
   * @param secrets further variables of its environment
   * @param console the file that receives its output
   * @throws UnfitNodeException if no JVM of the node can run it
   */
  Process start(Map<String, String> secrets, Path console) throws IOException, UnfitNodeException {
    Path temporary = Files.createDirectories(directory.resolve("tmp"));
    Path home = directory.resolve(HARNESS);
    List<String> command = new ArrayList<>();
    command.add(javaHome().resolve("bin/java").toString());
    Collections.addAll(command, "-Xmx512m", "-XX:+UseSerialGC", "-XX:-UsePerfData");
    command.addAll(LATE_TOP_TIER);
    command.add("-Djava.io.tmpdir=" + temporary);
    command.add("-Ds3aharness.home=" + home);
    command.add("-jar");
    command.add(home.resolve("s3a-encryption-harness.jar").toString());
    command.add("@" + argumentFile());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(console.toFile());
    builder.environment().remove("CLASSPATH");
    builder.environment().put("TMPDIR", temporary.toString());
    builder.environment().putAll(secrets);
    return builder.start();
  }

  /**
   * Returns a file with the arguments, from which picocli reads them: a node's classpath is too
   * long for a command line.
   */
  private Path argumentFile() throws IOException {
    List<String> arguments = new ArrayList<>(job.list(JobKey.ARGUMENTS));
    String own = job.map(JobKey.OWN_ARGUMENTS).getOrDefault(task, "");
    Collections.addAll(arguments, own.isEmpty() ? new String[0] : own.split(" "));
    if (Boolean.parseBoolean(job.get(JobKey.OWN_RELEASE))) {
      arguments.add("--hadoop-classpath");
      arguments.add(
          classpath.jars().stream()
              .map(Path::toString)
              .collect(Collectors.joining(File.pathSeparator)));
      arguments.add("--java-home");
      arguments.add(System.getProperty("java.home"));
      List<String> siteFiles = new ArrayList<>();
      for (Path file : classpath.siteFile()) {
        siteFiles.add("--base-config");
        siteFiles.add(file.toString());
      }
      arguments.addAll(1, siteFiles); // loaded before those that came with the job
    }
    arguments.add("--out");
    arguments.add(runs().toString());
    return Files.write(
        directory.resolve("arguments"),
        arguments.stream().map(HarnessCommand::quoted).collect(Collectors.toList()),
        StandardCharsets.UTF_8);
  }

  private static String quoted(String argument) {
    return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private Path javaHome() throws IOException, UnfitNodeException {
    String given = job.getOrEmpty(JobKey.HARNESS_JAVA);
    if (given.isEmpty()) {
      return fit(Paths.get(System.getProperty("java.home")));
    }
    Path home = directory.resolve(given); // an absolute path stays what it is
    return fit(Files.exists(home.resolve("bin/java")) ? home : onlyDirectoryIn(home));
  }

  /**
   * Returns the only directory in another, since the archive of a JDK has one directory at its top.
   */
  private static Path onlyDirectoryIn(Path home) throws IOException {
    if (!Files.isDirectory(home)) {
      return home;
    }
    try (Stream<Path> within = Files.list(home)) {
      return within.filter(d -> Files.exists(d.resolve("bin/java"))).findFirst().orElse(home);
    }
  }

  private Path fit(Path home) throws IOException, UnfitNodeException {
    if (!Files.exists(home.resolve("bin/java"))) {
      throw new UnfitNodeException(
          home + " has no bin/java: correct --harness-java, which is a path on the nodes.");
    }
    int java = feature(home);
    if (java < OLDEST_JAVA) {
      throw new UnfitNodeException(
          String.format(
              "its JVM, %s, is Java %d, and the harness itself runs on Java %d or newer (its agents"
                  + " run on the node's): give --harness-java, a directory on the nodes or an"
                  + " archive that is sent along.",
              home, java, OLDEST_JAVA));
    }
    return home;
  }

  /**
   * Returns the Java version of a JDK, from its {@code release} file, or that of the running JVM.
   */
  private static int feature(Path home) throws IOException {
    String version = System.getProperty("java.version");
    if (!home.equals(Paths.get(System.getProperty("java.home")))) {
      Properties release = new Properties();
      try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
        release.load(reader);
      }
      version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
    }
    return Integer.parseInt(version.replaceFirst("^1\\.", "").replaceFirst("\\D.*", ""));
  }
}
