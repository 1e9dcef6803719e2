package org.s3aharness.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.s3aharness.cli.options.ClusterOptions;
import org.s3aharness.cli.options.Console;
import org.s3aharness.cli.options.OutputOptions;
import org.s3aharness.cluster.ClusterReport;
import org.s3aharness.cluster.ClusterRun;
import org.s3aharness.cluster.Engine;
import org.s3aharness.cluster.FetchedParts;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.merge.MergedRun;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.report.Invocation;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.session.outcome.RunReporter;
import org.s3aharness.session.release.ReleaseChoice;
import org.s3aharness.session.release.ReleaseSource;

/** A command that does its work on the nodes of a cluster. */
final class ClusterCommand {
  /** The Hadoop whose client is used if this machine has none of its own. */
  private static final String CLIENT = "3.4.3";

  private static final Set<String> IN_THE_ENVIRONMENT = Set.of("--access-key", "--secret-key");
  private static final Set<String> NOT_HERE = Set.of("--shard", "--dry-run");

  private final ClusterOptions options;
  private final OutputOptions output;
  private final Invocation invocation;
  private final Function<MergedRun, RunReporter> reporters;

  /**
   * Prepares the command.
   *
   * @param invocation the command line
   * @param reporters makes the reporter that judges a run
   */
  ClusterCommand(
      ClusterOptions options,
      OutputOptions output,
      Invocation invocation,
      Function<MergedRun, RunReporter> reporters) {
    this.options = options;
    this.output = output;
    this.invocation = invocation;
    this.reporters = reporters;
  }

  /**
   * Runs the command, and returns its exit code.
   *
   * @throws UsageException if an option cannot be used on a cluster
   */
  int run(Console console) throws IOException, ReleaseException {
    check();
    Engine engine =
        options.engine(
            invocation.values("--hadoop-conf").stream().map(Path::of).toList(),
            () -> hadoop(console));
    RunDirectory directory = output.newDirectoryForStores();
    Path log = directory.root().resolve("cluster-client.log");
    try (ClusterRun run = ClusterRun.prepare(options.settings(), engine, console)) {
      FetchedParts fetched =
          options.application().isPresent()
              ? run.attach(options.application().get(), log)
              : run.submit(invocation, probes(), log);
      ClusterReport report = new ClusterReport(fetched, reporters, console);
      return fetched.isOfEveryNode()
          ? report.writeEveryNode(directory)
          : report.writeShards(directory.ofOneRun());
    }
  }

  private void check() {
    for (String argument : invocation.arguments()) {
      String option = Invocation.name(argument);
      if (IN_THE_ENVIRONMENT.contains(option)) {
        throw new UsageException(
            option
                + ": with --on, keys travel as a job's credentials: set AWS_ACCESS_KEY_ID and"
                + " AWS_SECRET_ACCESS_KEY in the environment instead.");
      }
      if (NOT_HERE.contains(option)) {
        throw new UsageException(option + ": not with --on; --shards says how many there are.");
      }
      if (argument.equals("--store=aws") && !invocation.arguments().contains("--yes")) {
        throw new UsageException(
            "--store aws: on a cluster nobody can be asked: see what a run makes by --dry-run on"
                + " this machine, then give --yes.");
      }
    }
  }

  /** Returns the jars of this machine's Hadoop, or else of a released one. */
  private static List<Path> hadoop(Console console) throws ReleaseException {
    String home = System.getenv("HADOOP_HOME");
    ReleaseSource source =
        home == null || home.isBlank()
            ? ReleaseSource.version(CLIENT)
            : ReleaseSource.hadoopHome(Path.of(home));
    return ReleaseChoice.of(source).resolve(console::progress).get(0).classpath();
  }

  /** Returns the addresses that every node tries to reach. */
  private Map<String, String> probes() {
    Map<String, String> probes = new LinkedHashMap<>();
    invocation.values("--endpoint").stream()
        .findFirst()
        .ifPresent(s3 -> probes.put("s3", URI.create(s3).toString()));
    invocation.values("--kms-endpoint").stream()
        .findFirst()
        .ifPresent(kms -> probes.put("kms", URI.create(kms).toString()));
    Optional<String> region = invocation.values("--region").stream().findFirst();
    if (invocation.arguments().contains("--store=aws") && region.isPresent()) {
      probes.put("s3", "https://s3." + region.get() + ".amazonaws.com");
      probes.put("kms", "https://kms." + region.get() + ".amazonaws.com");
    }
    return probes;
  }
}
