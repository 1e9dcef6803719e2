package org.s3aharness.cli.options;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.session.cleanup.WorkDirectory;
import org.s3aharness.session.release.ReleaseChoice;
import org.s3aharness.session.release.ScenarioSource;
import picocli.CommandLine.Option;

/** The option that runs a user's own code instead of the suites. */
public final class ScenarioOption {
  @Option(
      names = "--scenario",
      paramLabel = "FILE|CLASS",
      description =
          "Runs a scenario of your own with every selected profile, instead of the"
              + " suites. Give a source file such as AppendByRewrite.java, which is compiled"
              + " against the release, or the name of a class on --extra-classpath.")
  String scenario;

  private Optional<ScenarioSource> source = Optional.empty();

  /**
   * Checks the option as far as possible before anything is started.
   *
   * @throws org.s3aharness.encryption.UsageException if there is no such file
   */
  public void check() {
    source = Optional.ofNullable(scenario).flatMap(ScenarioSource::of);
  }

  /** Returns the scenario as it was given; empty if the suites are to be run. */
  public Optional<String> given() {
    return Optional.ofNullable(scenario);
  }

  /**
   * Compiles the source file into a temporary directory that lasts as long as this process.
   *
   * @param extra further entries of the agents' classpath
   * @param progress receives lines for a person while the release is fetched
   * @return empty if no source file was given
   * @throws ReleaseException if the release cannot be had
   * @throws org.s3aharness.encryption.UsageException if the file does not compile
   */
  public Optional<ScenarioSource.Compiled> compiled(
      ReleaseChoice release, List<Path> extra, Consumer<String> progress) throws ReleaseException {
    if (source.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(source.get().compile(release.resolve(progress).get(0), extra, scratch()));
  }

  private static Path scratch() {
    try {
      return WorkDirectory.untilExit().path();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a temporary directory", e);
    }
  }
}
