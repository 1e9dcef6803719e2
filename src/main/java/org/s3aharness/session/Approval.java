package org.s3aharness.session;

import java.util.List;
import java.util.Optional;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.plan.ReleasePair;
import org.s3aharness.release.Release;
import org.s3aharness.store.Place;
import org.s3aharness.store.Store;

/** Decides whether a session may go on before it creates anything on its store. */
@FunctionalInterface
public interface Approval {
  /** Lets every session go on. */
  Approval GIVEN = intent -> {};

  /**
   * Describes what a session is about to do.
   *
   * @param store the store that it is connected to
   * @param runId the id in the name or the tag of everything that it creates
   * @param within the place that it is confined to; empty if it creates buckets
   * @param releases the releases under test
   * @param pairs the pairs of releases to judge together; empty if each is judged alone
   * @param maxRequests the number of requests after which it ends early
   */
  record Intent(
      Store store,
      String runId,
      Optional<Place> within,
      List<Release> releases,
      List<ReleasePair> pairs,
      long maxRequests) {}

  /**
   * Returns if the session may go on.
   *
   * @throws UsageException if it may not
   */
  void require(Intent intent);
}
