package org.s3aharness.harness;

import java.util.List;

/**
 * The agents that a case holds.
 *
 * @param writer the same as the reader where one release has both roles
 */
record Leases(Lease writer, Lease reader) {
  /** Each once. */
  List<Lease> all() {
    return writer == reader ? List.of(reader) : List.of(writer, reader);
  }

  void giveBack() {
    all().forEach(Lease::giveBack);
  }
}
