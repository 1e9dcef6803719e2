package org.s3aharness.harness.verdict;

import java.util.List;
import java.util.Map;

/**
 * One way in which a deviation is seen: the observations of several checks at once. If one of those
 * checks was made and observed something else, this is not the deviation.
 *
 * @param together the observations, check by check; not empty
 */
public record Symptom(List<Sighting> together) {
  public Symptom {
    together = List.copyOf(together);
  }

  /**
   * Returns the checks that this explains; none if it was not seen.
   *
   * @param failed the checks of a case that failed
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
