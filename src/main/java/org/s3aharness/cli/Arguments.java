package org.s3aharness.cli;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.s3aharness.report.Invocation;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Records the options of a command as they were given. */
final class Arguments {
  private static final Set<String> SECRET = Set.of("--access-key", "--secret-key");

  private Arguments() {}

  /**
   * Returns the command line with the options that were set. Secrets appear without their values.
   */
  static Invocation of(CommandSpec spec) {
    return new Invocation(
        Instant.now(),
        spec.name(),
        spec.commandLine().getParseResult().matchedOptions().stream()
            .flatMap(Arguments::shown)
            .toList());
  }

  private static Stream<String> shown(OptionSpec option) {
    String name = option.longestName();
    if (SECRET.contains(name)) {
      return Stream.of(name + "=masked");
    }
    return option.arity().max() == 0
        ? Stream.of(name)
        : option.originalStringValues().stream().map(value -> name + "=" + value);
  }
}
