package org.s3aharness.util;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the names most like one that a person has misspelt. */
public final class NearestNames {
  /**
   * The fraction of a name that may differ: a name of which more than a third differs is another
   * name.
   */
  private static final int SAME_PARTS = 3;

  private NearestNames() {}

  /**
   * Returns the names of which at most a third differs, counted in edits. Those most like the
   * wanted one come first, and equally similar ones in alphabetical order.
   *
   * @param most the largest number of names to return
   */
  public static List<String> of(String wanted, Collection<String> names, int most) {
    return of(wanted, names, Math.max(1, wanted.length() / SAME_PARTS), most);
  }

  /**
   * Returns the name most like the wanted one; empty where none is near.
   *
   * @param edits the largest number of characters that may be changed, added or removed
   */
  public static Optional<String> nearest(String wanted, Collection<String> names, int edits) {
    return of(wanted, names, edits, 1).stream().findFirst();
  }

  private static List<String> of(String wanted, Collection<String> names, int edits, int most) {
    LevenshteinDistance distance = new LevenshteinDistance(edits);
    return names.stream()
        .distinct()
        .filter(name -> distance.apply(wanted, name) >= 0)
        .sorted(
            Comparator.<String>comparingInt(name -> distance.apply(wanted, name))
                .thenComparing(Comparator.naturalOrder()))
        .limit(most)
        .toList();
  }
}
