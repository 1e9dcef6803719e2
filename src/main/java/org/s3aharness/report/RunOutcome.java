package org.s3aharness.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.s3aharness.harness.run.ConfiguredBucket;

/**
 * Everything that a finished run has to report, for the formats that write it.
 *
 * @param headline the result in a sentence
 * @param invocation the command line of the run
 * @param summary the results
 * @param comparison what the run says about its releases; empty if it compares none
 * @param modes the name of each profile's encryption mode, by the profile's name
 * @param leftOut what the run was not asked to judge, in words; empty if nothing was left out
 * @param buckets the buckets of the user's configuration; empty if the run is about profiles
 * @param standIns describes what replaced things that the user's files name and the store did not
 *     have
 */
public record RunOutcome(
    Headline headline,
    Invocation invocation,
    Summary summary,
    Optional<Comparison> comparison,
    Map<String, String> modes,
    String leftOut,
    List<ConfiguredBucket> buckets,
    List<String> standIns) {
  /** Copies the collections. */
  public RunOutcome {
    buckets = List.copyOf(buckets);
    modes = Map.copyOf(modes);
    standIns = List.copyOf(standIns);
  }

  /** Returns the sentence about stand-ins; empty where there are none. */
  public Optional<String> standInsInWords() {
    return standIns.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "KMS keys made for this run, under the names that the files give: "
                + String.join("; ", standIns)
                + ".");
  }
}
