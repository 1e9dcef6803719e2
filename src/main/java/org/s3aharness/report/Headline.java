package org.s3aharness.report;

import java.util.List;

/**
 * The result of a run in a sentence, for the top of its reports.
 *
 * @param sentence the verdict sentence
 * @param complete whether the run came to its end
 * @param green whether the gate lets it through
 * @param gate what the gate has to say, a line each; empty if nothing
 */
public record Headline(String sentence, boolean complete, boolean green, List<String> gate) {
  /** How the sentence begins if the run did not come to its end, whatever the reason. */
  public static final String INCOMPLETE = "Incomplete: ";

  public Headline {
    gate = List.copyOf(gate);
  }
}
