package org.s3aharness.merge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.plan.Shard;

/**
 * Checks that the parts are complete: of each run that was split into shards, every shard must be
 * there, once. Parts that have the same options apart from the shard belong to the same run.
 */
final class ShardCheck {
  private ShardCheck() {}

  /**
   * Checks parts.
   *
   * @return a sentence for each shard that is missing; empty if none is
   * @throws UsageException if a shard is there twice, or two parts cannot belong to one run
   */
  static List<String> missing(List<RunPart> parts) {
    Map<List<String>, Map<Integer, RunPart>> runs = new LinkedHashMap<>();
    for (RunPart part : parts) {
      Shard shard = part.shard().orElse(Shard.ALL);
      Map<Integer, RunPart> run =
          runs.computeIfAbsent(part.decisiveArguments(), a -> new LinkedHashMap<>());
      run.values().forEach(other -> requireSameSplit(other, part));
      RunPart twice = run.put(shard.number(), part);
      if (twice != null) {
        throw new UsageException(
            "%s and %s are the same part of a run (shard %d/%d): give one of them."
                .formatted(twice.directory(), part.directory(), shard.number(), shard.of()));
      }
    }
    List<String> missing = new ArrayList<>();
    runs.forEach((arguments, run) -> missing.addAll(missing(arguments, run, runs.size() > 1)));
    return missing;
  }

  private static void requireSameSplit(RunPart one, RunPart other) {
    int of = one.shard().orElse(Shard.ALL).of();
    int otherOf = other.shard().orElse(Shard.ALL).of();
    if (of != otherOf) {
      throw new UsageException(
          "%s is a part of a run with %d parts, but %s of one with %d: give the parts of one run."
              .formatted(one.directory(), of, other.directory(), otherOf));
    }
  }

  private static List<String> missing(
      List<String> arguments, Map<Integer, RunPart> run, boolean ofSeveral) {
    int of = run.values().iterator().next().shard().orElse(Shard.ALL).of();
    List<String> missing = new ArrayList<>();
    for (int number = 1; number <= of; number++) {
      if (!run.containsKey(number)) {
        missing.add(
            "shard %d of %d is missing%s: its cases were not run."
                .formatted(number, of, ofSeveral ? " of " + String.join(" ", arguments) : ""));
      }
    }
    return missing;
  }
}
