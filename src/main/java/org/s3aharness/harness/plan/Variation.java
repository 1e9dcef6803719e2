package org.s3aharness.harness.plan;

import java.util.List;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Something other than a profile that a behaviour is judged for, such as a change of keys. Every
 * case gets its own instance, which may keep state.
 */
public interface Variation {
  /**
   * Returns the name, in kebab case. It takes the place of a profile's name in the case id, and
   * never changes.
   */
  String name();

  /** Lists all variations of a kind. */
  interface Listing {
    /** Returns new variations, in any order. */
    List<? extends Variation> all();
  }

  /** Creates all variations of a listing. */
  static List<? extends Variation> all(Class<? extends Listing> listing) {
    return ReflectionSupport.newInstance(listing).all();
  }
}
