package org.s3aharness.release.resolve;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which jars to change in a release. A jar is given by its Maven coordinates {@code
 * group:name:version} or as a file.
 *
 * @param with put in the place of the build of the same library, or added where there is none
 * @param replace put in the place of the build of the same library, which must be there
 * @param add put at the end; no build of the same library may be there
 * @param remove taken away, each given as {@code group:name}
 */
public record JarChanges(
    List<String> with, List<String> replace, List<String> add, List<String> remove) {
  /** No change. */
  public static final JarChanges NONE = with(List.of());

  /** Copies the lists. */
  public JarChanges {
    with = List.copyOf(with);
    replace = List.copyOf(replace);
    add = List.copyOf(add);
    remove = List.copyOf(remove);
  }

  /** Puts jars in the place of what they are builds of, or adds them. */
  public static JarChanges with(List<String> jars) {
    return new JarChanges(jars, List.of(), List.of(), List.of());
  }

  /** Whether nothing is changed. */
  public boolean isEmpty() {
    return Stream.of(with, replace, add, remove).allMatch(List::isEmpty);
  }
}
