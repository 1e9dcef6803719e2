package org.s3aharness.cli.options;

import java.nio.file.Path;
import java.util.List;
import org.s3aharness.session.bundle.RunNeeds;
import org.s3aharness.session.store.StoreProvider;
import picocli.CommandLine.Option;

/** The options that say what is fetched beforehand. */
public final class NeedsOptions {
  @Option(
      names = "--release",
      split = ",",
      defaultValue = "3.4.3",
      paramLabel = "VERSION",
      description =
          "The version of a released Hadoop, from Maven Central or your mirror of it."
              + " Repeatable. Default: ${DEFAULT-VALUE}.")
  List<String> releases;

  @Option(
      names = "--store",
      split = ",",
      defaultValue = "localstack",
      paramLabel = "STORE",
      converter = StoreOptions.ByName.class,
      completionCandidates = StoreOptions.StoreNames.class,
      description =
          "A store that runs will use: ${COMPLETION-CANDIDATES}. Nothing is downloaded"
              + " for stores that run already. Repeatable. Default: ${DEFAULT-VALUE}.")
  List<StoreProvider> stores;

  @Option(
      names = "--python",
      split = ",",
      paramLabel = "EXE",
      description =
          "The Python executable, 3.11 to 3.13, that localstack and seaweedfs will run"
              + " on. Repeatable. Default: the first suitable one that is found.")
  List<Path> pythons = List.of();

  /** Returns what is to be fetched. */
  public RunNeeds needs() {
    return new RunNeeds(
        releases.stream().distinct().toList(),
        stores.stream().distinct().toList(),
        pythons.stream().map(Path::toString).toList());
  }
}
