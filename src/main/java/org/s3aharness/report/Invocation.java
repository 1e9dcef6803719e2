package org.s3aharness.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.s3aharness.harness.verdict.CaseId;

/**
 * How a run was asked for, and so how one of its cases is asked for again.
 *
 * @param started when
 * @param command such as {@code run}
 * @param arguments the options as they were given, each as {@code --name=value} or {@code --name};
 *     secrets are masked
 */
public record Invocation(Instant started, String command, List<String> arguments) {
  /** What a case depends on; the others select cases, or say what becomes of the results. */
  private static final Set<String> CARRIED_OVER =
      Set.of(
          "--release",
          "--hadoop-home",
          "--hadoop-classpath",
          "--from",
          "--to",
          "--all",
          "--releases",
          "--java-home",
          "--extra-classpath",
          "--base-config",
          "--profiles",
          "--scenario",
          "--store",
          "--localstack",
          "--python",
          "--endpoint",
          "--kms-endpoint",
          "--kms-key",
          "--bucket",
          "--prefix",
          "--region");

  private static final Set<String> RELEASES =
      Set.of("--release", "--hadoop-home", "--hadoop-classpath", "--from", "--to", "--all");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

  public Invocation {
    arguments = List.copyOf(arguments);
  }

  /**
   * The command for a POSIX shell that runs one case again as it was run. Credentials are not in
   * it: they come from the environment.
   */
  public String rerun(CaseId id) {
    return command(id.release()) + " " + quoted("--case=" + id);
  }

  /**
   * The command that compares two releases again under the cases of a pattern, as they were.
   *
   * @param from as it was named, such as a version or a HADOOP_HOME
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

  /** The same without the case. */
  public String command(String release) {
    List<String> words = new ArrayList<>(List.of("./s3a-qualify", command));
    if (arguments.stream().map(Invocation::name).noneMatch(RELEASES::contains)) {
      words.add("--release=" + release);
    }
    arguments.stream().filter(a -> CARRIED_OVER.contains(name(a))).forEach(words::add);
    return String.join(" ", words.stream().map(Invocation::quoted).toList());
  }

  private static String name(String argument) {
    return argument.replaceFirst("=.*", "");
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
