package org.s3aharness.report;

import java.util.List;

/**
 * The result of a run in a sentence, for the top of its reports.
 *
 * @param sentence the verdict sentence
 * @param complete whether the run came to its end
 * @param green whether the gate lets it through
 * @param gate the gate's remarks, one to a line; empty if it has none
 */
public record Headline(String sentence, boolean complete, boolean green, List<String> gate) {
  /** The beginning of the sentence if the run was cut short, whatever the reason. */
  public static final String INCOMPLETE = "Incomplete: ";

  public Headline {
    gate = List.copyOf(gate);
  }
}
