package org.s3aharness.cli.help;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The groups in which help shows the options of a command that has many. */
public enum HelpGroup {
  MOST_USED("Most used", Set.of()),
  WHAT(
      "What to run",
      Set.of("SelectionOptions", "BaseConfigOptions", "ScenarioOption", "ExpectationOptions")),
  HADOOP(
      "Which Hadoop", Set.of("ReleaseOptions", "JarOptions", "ExtraClasspath", "UpgradeReleases")),
  STORE("Which store", Set.of("StoreOptions", "AccessKeyOptions")),
  CONFINEMENT("What the run may do to a store", Set.of("PlaceOptions", "ConsentOptions")),
  CLUSTER("On a cluster", Set.of("ClusterOptions", "SparkOptions")),
  GATE("Gate", Set.of("GateOptions", "ShardOption")),
  OUTPUT("Output", Set.of("OutputOptions")),
  OTHER("Further options", Set.of());

  /** The number of options from which help shows them in groups and not in one list. */
  private static final int MANY = 12;

  private static final List<String> MOST_USED_OPTIONS =
      List.of("--release", "--profile", "--suite", "--case", "--quick", "--store");

  private final String title;
  private final Set<String> classes;

  HelpGroup(String title, Set<String> classes) {
    this.title = title;
    this.classes = classes;
  }

  /** Makes the help of a command and its subcommands show options in groups. */
  public static void applyTo(CommandLine commandLine) {
    commandLine.getSubcommands().values().forEach(HelpGroup::applyTo);
    if (commandLine.getCommandSpec().options().size() >= MANY) {
      commandLine.getCommandSpec().usageMessage().abbreviateSynopsis(true);
      commandLine
          .getHelpSectionMap()
          .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpGroup::options);
    }
  }

  private static String options(Help help) {
    CommandSpec command = help.commandSpec();
    Map<HelpGroup, List<OptionSpec>> groups = new EnumMap<>(HelpGroup.class);
    for (OptionSpec option : command.options()) {
      if (!option.hidden()) {
        groups.computeIfAbsent(of(option), group -> new ArrayList<>()).add(option);
      }
    }
    StringBuilder text = new StringBuilder();
    groups.forEach(
        (group, options) -> {
          if (group == MOST_USED) {
            options.sort(
                Comparator.comparing(option -> MOST_USED_OPTIONS.indexOf(option.longestName())));
          }
          Help.Layout layout = help.createDefaultLayout(options, List.of(), help.colorScheme());
          layout.addAllOptions(options, help.createDefaultParamLabelRenderer());
          text.append(String.format("%n%s:%n", group.title)).append(layout);
        });
    return text.toString();
  }

  private static HelpGroup of(OptionSpec option) {
    if (MOST_USED_OPTIONS.contains(option.longestName())) {
      return MOST_USED;
    }
    if (option.userObject() instanceof Field field) {
      Class<?> declaring = field.getDeclaringClass();
      Class<?> outermost =
          declaring.getNestHost(); // such as ReleaseOptions for a choice between its options
      for (HelpGroup group : values()) {
        if (group.classes.contains(outermost.getSimpleName())) {
          return group;
        }
      }
    }
    return OTHER;
  }
}
