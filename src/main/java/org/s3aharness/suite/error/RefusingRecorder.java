package org.s3aharness.suite.error;

import org.s3aharness.harness.Testbed;

/** Says in the report that the recorder refuses something that the store itself would allow. */
final class RefusingRecorder {
  private RefusingRecorder() {}

  /**
   * Says it.
   *
   * @param what such as {@code the key}
   */
  static void sayThatItRefuses(Testbed testbed, String what) {
    testbed
        .checks()
        .observed(
            "who refuses " + what,
            "the recorder, in the words that AWS documents; the store itself allows it");
  }
}
