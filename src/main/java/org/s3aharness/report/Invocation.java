package org.s3aharness.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.s3aharness.harness.plan.Extent;
import org.s3aharness.harness.verdict.CaseId;

/**
 * The command line that started a run, from which commands that run one case again are made.
 *
 * @param started the time of the start
 * @param command the name of the command, such as {@code run}
 * @param arguments the options as they were given, each as {@code --name=value} or {@code --name};
 *     secrets are masked
 */
public record Invocation(Instant started, String command, List<String> arguments) {
  /** The options that a case depends on. All others select cases or direct the output. */
  private static final Set<String> CARRIED_OVER =
      Set.of(
          "--release",
          "--hadoop-home",
          "--hadoop-classpath",
          "--hadoop-source",
          "--with-jar",
          "--repository",
          "--from",
          "--to",
          "--all",
          "--path",
          "--releases",
          "--java-home",
          "--extra-classpath",
          "--base-config",
          "--hadoop-conf",
          "--own-bucket",
          "--profiles",
          "--scenario",
          "--full",
          "--store",
          "--localstack",
          "--python",
          "--endpoint",
          "--kms-endpoint",
          "--kms-key",
          "--bucket",
          "--prefix",
          "--region");

  private static final Set<String> SELECTING =
      Set.of("--suite", "--case", "--profile", "--scenario", "--shard");

  private static final Set<String> RELEASES =
      Set.of(
          "--release",
          "--hadoop-home",
          "--hadoop-classpath",
          "--hadoop-source",
          "--from",
          "--to",
          "--all",
          "--path");
  private static final String OTHER_THAN_BUCKETS =
      "the harness's own profiles and changes of mode and key; --profile and"
          + " --base-config try these on top of the configuration";

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

  public Invocation {
    arguments = List.copyOf(arguments);
  }

  /**
   * Says in words which of all cases are not run; empty if nothing is left out.
   *
   * @param extent how much is run if no option selects cases
   * @param onlyBuckets whether only the buckets of the user's configuration are judged
   */
  public String leftOut(Extent extent, boolean onlyBuckets) {
    // picocli gives an option that is repeated as often as it is, each time with all its values.
    List<String> selecting =
        arguments.stream().filter(a -> SELECTING.contains(name(a))).distinct().toList();
    return selecting.isEmpty()
        ? Stream.of(onlyBuckets ? OTHER_THAN_BUCKETS : "", extent.leavesOut())
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining("; "))
        : "everything that was not selected by " + String.join(" ", selecting);
  }

  /**
   * Returns the command, for a POSIX shell, that runs one case again as it was run. The command
   * contains no credentials: they come from the environment.
   */
  public String rerun(CaseId id) {
    return command(id.release()) + " " + quoted("--case=" + id);
  }

  /**
   * Returns the command that compares two releases again in the cases that match a pattern.
   *
   * @param from the release as the user named it: a version or a HADOOP_HOME
   * @param to the other release, named in the same way
   * @param cases the pattern
   */
  public String compareAgain(String from, String to, String cases) {
    Stream<String> releases = Stream.of("--from", from, "--to", to, "--case", cases);
    Stream<String> others =
        arguments.stream()
            .filter(a -> CARRIED_OVER.contains(name(a)) && !RELEASES.contains(name(a)));
    return Stream.concat(Stream.of("./s3a-qualify", "upgrade"), Stream.concat(releases, others))
        .map(Invocation::quoted)
        .collect(Collectors.joining(" "));
  }

  /**
   * Returns the command that runs cases of a release again, to which the selection of cases is
   * still to be appended.
   */
  public String command(String release) {
    List<String> words = new ArrayList<>(List.of("./s3a-qualify", command));
    if (!namesRelease()) {
      words.add("--release=" + release);
    }
    arguments.stream().filter(a -> CARRIED_OVER.contains(name(a))).forEach(words::add);
    return String.join(" ", words.stream().map(Invocation::quoted).toList());
  }

  /** Says whether an option names the Hadoop, or the two, that are judged. */
  public boolean namesRelease() {
    return arguments.stream().map(Invocation::name).anyMatch(RELEASES::contains);
  }

  /** Returns the values that an option was given, in order; empty if it was not given one. */
  public List<String> values(String option) {
    return arguments.stream()
        .filter(argument -> argument.startsWith(option + "="))
        .map(argument -> argument.substring(option.length() + 1))
        .toList();
  }

  /** Returns the option of an argument, without its value. */
  public static String name(String argument) {
    return argument.replaceFirst("=.*", "");
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
