package org.s3aharness;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A JVM of its own, with this one's classpath, for what is to be killed. */
public final class ChildJvm {
  private ChildJvm() {}

  /** Prepares a JVM that runs a class with these JVM options and arguments. */
  public static ProcessBuilder of(Class<?> main, List<String> options, List<String> arguments) {
    return of(List.of("-cp", absoluteClasspath(), main.getName()), options, arguments);
  }

  /** To run a jar with these options of the JVM and these arguments of its own. */
  public static ProcessBuilder of(Path jar, List<String> options, List<String> arguments) {
    return of(List.of("-jar", jar.toAbsolutePath().toString()), options, arguments);
  }

  private static ProcessBuilder of(
      List<String> what, List<String> options, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                // A shell has its background jobs ignore SIGINT, and so would what they start.
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(options);
    command.addAll(what);
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }

  /** Returns this JVM's classpath for one that may have another working directory. */
  private static String absoluteClasspath() {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(System.getProperty("java.class.path"))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /**
   * Sends a process a signal.
   *
   * @param name such as {@code INT}
   */
  public static void signal(String name, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
  }
}
