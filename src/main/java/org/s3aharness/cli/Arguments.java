package org.s3aharness.cli;

import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A command's options as they were given, for the record. */
final class Arguments {
  private static final Set<String> SECRET = Set.of("--access-key", "--secret-key");

  private Arguments() {}

  /** The options that were set, each as {@code --name=value}; secrets without their value. */
  static List<String> masked(CommandSpec spec) {
    return spec.commandLine().getParseResult().matchedOptions().stream()
        .map(Arguments::shown)
        .toList();
  }

  private static String shown(OptionSpec option) {
    String name = option.longestName();
    return name + "=" + (SECRET.contains(name) ? "masked" : option.getValue());
  }
}
