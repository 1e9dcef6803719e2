package org.s3aharness.session.release;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.s3aharness.harness.plan.ReleasePair;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.release.resolve.MavenRepositories;
import org.s3aharness.release.resolve.ReleaseResolver;

/**
 * The releases under test.
 *
 * @param sources where they come from, one or more
 * @param compared whether each pair of them is judged together, instead of each release alone
 * @param repositories where they and their jars come from
 */
public record ReleaseChoice(
    List<ReleaseSource> sources, boolean compared, MavenRepositories repositories) {
  /** Copies the list. */
  public ReleaseChoice {
    sources = List.copyOf(sources);
  }

  /** Returns the choice of a single release. */
  public static ReleaseChoice of(ReleaseSource source) {
    return new ReleaseChoice(List.of(source), false, MavenRepositories.OF_SETTINGS);
  }

  /** Returns the choice of releases of which each pair is judged together. */
  public static ReleaseChoice comparing(List<ReleaseSource> sources) {
    return new ReleaseChoice(sources, true, MavenRepositories.OF_SETTINGS);
  }

  /** Returns the same choice with other repositories. */
  public ReleaseChoice from(MavenRepositories others) {
    return new ReleaseChoice(sources, compared, others);
  }

  /**
   * Finds the jars of the releases, which may take a download. If several releases have the same
   * name, all but the first get their position appended to it.
   *
   * @param progress receives lines for a person
   * @throws ReleaseException if one does not exist, or cannot be had
   */
  public List<Release> resolve(Consumer<String> progress) throws ReleaseException {
    List<Release> resolved = new ArrayList<>();
    for (ReleaseSource source : sources) {
      resolved.add(source.resolve(new ReleaseResolver(repositories), progress));
    }
    return named(resolved);
  }

  /**
   * Returns the releases as far as they are known without a download, which is all that a plan
   * needs.
   *
   * @param progress receives lines for a person
   * @throws ReleaseException if one does not exist, or no repository can say
   */
  public List<Release> announced(Consumer<String> progress) throws ReleaseException {
    List<Release> announced = new ArrayList<>();
    for (ReleaseSource source : sources) {
      announced.add(source.announced(new ReleaseResolver(repositories), progress));
    }
    return named(announced);
  }

  private static List<Release> named(List<Release> found) {
    List<Release> releases = new ArrayList<>();
    for (Release release : found) {
      boolean taken = releases.stream().anyMatch(other -> other.name().equals(release.name()));
      releases.add(taken ? release.named(release.name() + "-" + (releases.size() + 1)) : release);
    }
    return releases;
  }

  /**
   * Returns the pairs of these resolved releases to judge together; empty if each is judged alone.
   */
  public List<ReleasePair> pairs(List<Release> releases) {
    List<ReleasePair> pairs = new ArrayList<>();
    for (Release writer : releases) {
      for (Release reader : releases) {
        if (compared && writer != reader) {
          pairs.add(new ReleasePair(writer, reader));
        }
      }
    }
    return pairs;
  }
}
