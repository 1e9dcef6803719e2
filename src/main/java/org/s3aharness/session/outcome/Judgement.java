package org.s3aharness.session.outcome;

import java.util.List;

/**
 * The judgement on a run.
 *
 * @param exitCode one of {@link ExitCode}
 * @param lines what a person is told in addition to the verdict sentence; may be empty
 */
public record Judgement(int exitCode, List<String> lines) {
  /** Copies the list. */
  public Judgement {
    lines = List.copyOf(lines);
  }
}
