package org.s3aharness.report;

import java.util.List;
import org.s3aharness.release.Release;
import org.s3aharness.store.StoreInfo;

/**
 * The subject of a run, whoever ran it and wherever it ran.
 *
 * @param releases the releases under test, in their order
 * @param store the store that they ran on
 */
public record RunSubject(List<Release> releases, StoreInfo store) {
  /** Copies the list. */
  public RunSubject {
    releases = List.copyOf(releases);
  }

  /** Says whether two of the releases, given by their names, are one with different jars. */
  public boolean differInJarsOnly(String one, String other) {
    return release(one).differsInJarsOnly(release(other));
  }

  private Release release(String name) {
    return releases.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  /** Returns the names of the releases. */
  public List<String> names() {
    return releases.stream().map(Release::name).toList();
  }
}
