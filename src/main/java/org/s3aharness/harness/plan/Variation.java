package org.s3aharness.harness.plan;

import java.util.List;

/**
 * Something other than a profile that a behaviour is judged for, such as a change of keys. Every
 * case gets one of its own, so that it may keep state.
 */
public interface Variation {
  /** In kebab case; stands in the case id where a profile's name would, and never changes. */
  String name();

  /** All there are of a kind. */
  interface Listing {
    /** New ones, in any order. */
    List<? extends Variation> all();
  }
}
