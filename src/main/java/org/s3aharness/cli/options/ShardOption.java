package org.s3aharness.cli.options;

import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.plan.Shard;
import picocli.CommandLine.Option;

/** The option that says which part of a run is run. */
public final class ShardOption {
  @Option(
      names = "--shard",
      paramLabel = "I/N",
      defaultValue = "1/1",
      description =
          "Runs only the I-th of N parts of the cases, such as 2/4. A case's id decides"
              + " which part it belongs to. `merge` joins the parts.")
  String shard;

  /**
   * Returns the part of the cases to run.
   *
   * @throws UsageException if there is no such part
   */
  public Shard shard() {
    return Shard.parse(shard);
  }
}
