package org.s3aharness.release.resolve;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.release.jars.Artifact;

/**
 * Says which jars to change in a release. A jar is given by its Maven coordinates {@code
 * group:name:version} or as a file.
 *
 * @param with jars that take the place of another build of the same library, or are added where
 *     there is none
 * @param replace jars that take the place of another build of the same library, which must be there
 * @param add jars put at the end; no build of the same library may be there
 * @param remove libraries taken away, each given as {@code group:name}
 */
public record JarChanges(
    List<String> with, List<String> replace, List<String> add, List<String> remove) {
  /** The changes that change nothing. */
  public static final JarChanges NONE = with(List.of());

  /** Copies the lists. */
  public JarChanges {
    with = List.copyOf(with);
    replace = List.copyOf(replace);
    add = List.copyOf(add);
    remove = List.copyOf(remove);
  }

  /**
   * Returns changes in which jars take the place of other builds of the same library, or are added.
   */
  public static JarChanges with(List<String> jars) {
    return new JarChanges(jars, List.of(), List.of(), List.of());
  }

  /** Says whether nothing is changed. */
  public boolean isEmpty() {
    return Stream.of(with, replace, add, remove).allMatch(List::isEmpty);
  }

  /**
   * Checks the changes as far as possible without asking a repository.
   *
   * @param directory that relative files are resolved against
   * @param where the changes were asked for, for messages
   * @throws ReleaseException naming a jar that is neither coordinates nor a file
   */
  public void check(Path directory, String where) throws ReleaseException {
    for (List<String> jars : List.of(with, replace, add)) {
      for (String jar : jars) {
        if (Artifact.parse(jar).isEmpty() && !Files.exists(directory.resolve(jar))) {
          throw ReleaseException.request(
              "%s: '%s' is neither a file nor coordinates such as software.amazon.awssdk:bundle:2.40.3."
                  .formatted(where, jar));
        }
      }
    }
  }
}
