package org.s3aharness.cli.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.util.NearestNames;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code s3a-qualify help}, which explains a topic or a command. */
@Command(
    name = "help",
    description = "Explains a topic (verdicts, exit-codes, profiles, stores) or a command.",
    mixinStandardHelpOptions = true)
public final class HelpCommand implements Callable<Integer> {
  /** The topics, each explained in a text of this name beside this class. */
  public static final List<String> TOPICS = List.of("verdicts", "exit-codes", "profiles", "stores");

  @Spec CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "TOPIC",
      description = "A topic, or the name of a command.")
  String topic;

  @Override
  public Integer call() {
    CommandLine all = spec.commandLine().getParent();
    PrintWriter out = spec.commandLine().getOut();
    if (topic == null) {
      all.usage(out);
      out.printf("%nTopics of s3a-qualify help: %s%n", String.join(", ", TOPICS));
    } else if (TOPICS.contains(topic)) {
      out.print(text(topic));
    } else if (all.getSubcommands().containsKey(topic)) {
      all.getSubcommands().get(topic).usage(out);
    } else {
      throw unknown(all);
    }
    out.flush();
    return ExitCode.AS_EXPECTED;
  }

  private UsageException unknown(CommandLine all) {
    List<String> names = new ArrayList<>(TOPICS);
    names.addAll(all.getSubcommands().keySet());
    List<String> near = NearestNames.of(topic, names, 2);
    return new UsageException(
        "help %s: this is neither a topic nor a command; %s %s."
            .formatted(
                topic,
                near.isEmpty() ? "there are" : "the nearest are",
                String.join(", ", near.isEmpty() ? names : near)));
  }

  /** Returns the text of a topic. */
  public static String text(String topic) {
    try (InputStream in = HelpCommand.class.getResourceAsStream(topic + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("The harness's jar lacks the help topic " + topic);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The harness's jar is damaged", e);
    }
  }
}
