package org.s3aharness.report;

import java.util.List;
import java.util.function.Function;
import org.s3aharness.upgrade.Answer;
import org.s3aharness.upgrade.Finding;

/**
 * What a run over several releases says of going from one to another.
 *
 * @param answers one for each pair of releases
 * @param releases the releases, each described in a sentence
 * @param showAgain returns the command that shows a finding again
 */
public record Comparison(
    List<Answer> answers, List<String> releases, Function<Finding, String> showAgain) {

  public Comparison {
    answers = List.copyOf(answers);
    releases = List.copyOf(releases);
  }
}
