package org.s3aharness.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.s3aharness.cli.options.ReleaseOptions;
import org.s3aharness.release.AgentJars;
import org.s3aharness.session.outcome.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code s3a-qualify classpath}, which prints the jars of a release. */
@Command(
    name = "classpath",
    description = "Prints the classpath of a release, for use with javac or an IDE.",
    mixinStandardHelpOptions = true)
final class ClasspathCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin ReleaseOptions releaseOptions;

  @Option(
      names = "--for-scenarios",
      description = "Adds the jar that contains the interface which scenarios implement.")
  boolean forScenarios;

  @Override
  public Integer call() throws Exception {
    releaseOptions.check();
    // Standard output is for the classpath alone.
    List<Path> entries =
        new ArrayList<>(
            releaseOptions
                .releases()
                .resolve(spec.commandLine().getErr()::println)
                .get(0)
                .classpath());
    entries.addAll(releaseOptions.extraClasspath());
    if (forScenarios) {
      entries.add(AgentJars.agent());
    }
    spec.commandLine()
        .getOut()
        .println(
            entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    return ExitCode.AS_EXPECTED;
  }
}
