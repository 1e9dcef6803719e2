package org.s3aharness.session.bundle;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.release.resolve.ReleaseResolver;
import org.s3aharness.session.store.StoreProvider;
import org.s3aharness.store.process.Python;
import org.s3aharness.store.process.PythonPackages;

/**
 * Says what the prepared runs will use.
 *
 * @param releases versions of Hadoop, one or more
 * @param stores the stores, one or more
 * @param pythons the Pythons for stores that run as host processes, each a path or a command; empty
 *     to look for one
 */
public record RunNeeds(List<String> releases, List<StoreProvider> stores, List<String> pythons) {
  /** Copies the lists. */
  public RunNeeds {
    releases = List.copyOf(releases);
    stores = List.copyOf(stores);
    pythons = List.copyOf(pythons);
  }

  /**
   * Checks that the releases exist and that there is a Python, before anything is fetched.
   *
   * @param progress receives lines for a person
   * @throws ReleaseException if a release does not exist, or no repository can say
   * @throws org.s3aharness.store.StoreUnavailableException if there is no such Python
   */
  void check(Consumer<String> progress) throws ReleaseException {
    for (String release : releases) {
      new ReleaseResolver().announced(release, progress);
    }
    interpreters();
  }

  /** Returns the Python packages of the stores. */
  List<PythonPackages> packages() {
    return stores.stream().flatMap(store -> store.packages().stream()).distinct().toList();
  }

  /** Returns the Pythons; empty if no store needs one. */
  List<Python> interpreters() {
    if (packages().isEmpty()) {
      return List.of();
    }
    return pythons.isEmpty()
        ? List.of(Python.find(Optional.empty()))
        : pythons.stream().map(each -> Python.find(Optional.of(each))).toList();
  }
}
