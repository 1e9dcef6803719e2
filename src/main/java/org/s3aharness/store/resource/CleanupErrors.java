package org.s3aharness.store.resource;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;

/** Collects what cannot be cleaned up, so that the cleaning continues. */
final class CleanupErrors {
  private final String what;
  private final List<String> names = new ArrayList<>();
  private final List<RuntimeException> failures = new ArrayList<>();

  CleanupErrors(String what) {
    this.what = what;
  }

  void unlessDone(String name, Runnable removal) {
    try {
      removal.run();
    } catch (SdkException | IllegalStateException failure) {
      names.add(name);
      failures.add(failure);
    }
  }

  /** Throws an exception if anything was left. */
  void report() {
    if (failures.isEmpty()) {
      return;
    }
    IllegalStateException left =
        new IllegalStateException(
            "These %s of this run are left in the store; remove them by hand: %s"
                .formatted(what, String.join(", ", names)));
    failures.forEach(left::addSuppressed);
    throw left;
  }
}
