package org.s3aharness.harness.verdict;

import java.util.List;
import java.util.Map;

/**
 * One way in which a deviation shows: what is observed in several checks at once. Where one of them
 * was made and shows something else, this is not what was seen.
 *
 * @param together what is observed, check by check; not empty
 */
public record Symptom(List<Sighting> together) {
  public Symptom {
    together = List.copyOf(together);
  }

  /**
   * Returns the checks that this explains; none if it does not show.
   *
   * @param failed the checks of a case that did not hold
   * @param made how often each check was made, by its id
   */
  List<Check> explains(List<Check> failed, Map<String, Integer> made) {
    boolean shows =
        together.stream()
            .filter(sighting -> made.containsKey(sighting.check()))
            .allMatch(sighting -> failed.stream().anyMatch(sighting::isIn));
    return shows
        ? failed.stream()
            .filter(check -> together.stream().anyMatch(sighting -> sighting.isIn(check)))
            .toList()
        : List.of();
  }
}
