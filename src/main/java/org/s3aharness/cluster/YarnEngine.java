package org.s3aharness.cluster;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.s3aharness.release.AgentJars;
import org.s3aharness.release.ReleaseException;

/**
 * A YARN cluster. An application goes on without the client that has submitted it.
 *
 * @param configuration the directory with the cluster's client configuration, among it {@code
 *     yarn-site.xml}
 * @param hadoop the jars of a Hadoop with YARN's client, on this machine
 */
public record YarnEngine(Path configuration, List<Path> hadoop) implements Engine {
  private static final String MAIN = "org.s3aharness.node.yarn.YarnClientMain";

  /** Hadoop before 3.4 reflects into the JDK. */
  private static final List<String> OPENS =
      List.of(
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED");

  /** Creates an engine; the list of jars is copied. */
  public YarnEngine {
    hadoop = List.copyOf(hadoop);
  }

  @Override
  public String title() {
    return "YARN";
  }

  @Override
  public ProcessBuilder submit(Path job, Path fetched) throws ReleaseException {
    return client(List.of("submit", job.toString(), fetched.toString()));
  }

  @Override
  public ProcessBuilder attach(String application, String staging, Path fetched)
      throws ReleaseException {
    return client(List.of("attach", application, staging, fetched.toString()));
  }

  private ProcessBuilder client(List<String> arguments) throws ReleaseException {
    List<Path> classpath = new ArrayList<>();
    classpath.add(configuration.toAbsolutePath());
    classpath.add(AgentJars.node());
    classpath.addAll(hadoop);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
    command.addAll(OPENS);
    command.add(MAIN);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .put(
            "CLASSPATH",
            classpath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    return builder;
  }

  @Override
  public String ifThisProcessDies(String application) {
    return "If this process dies, follow it again by --attach %s.".formatted(application);
  }

  @Override
  public String ifRefused() {
    return "Correct --queue, --container-memory or --hadoop-conf.";
  }

  @Override
  public String ifUnusable() {
    return "Check yarn-site.xml in %s, and --staging.".formatted(configuration);
  }
}
