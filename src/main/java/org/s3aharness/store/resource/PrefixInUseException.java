package org.s3aharness.store.resource;

import org.s3aharness.store.Place;

/** Thrown when something already exists below a prefix that a run was to have for itself. */
public final class PrefixInUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PrefixInUseException(Place place, String found) {
    super(
        "%s is in use, because it holds %s: give another --prefix, or remove that yourself; the harness touches nothing that it did not make."
            .formatted(place, found));
  }
}
