package org.s3aharness.suite.change;

import java.util.Map;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Variation;

/** A change of mode or key, or of what an unchanged setting leads to. */
interface Change extends Variation {

  /**
   * Describes the state before or after a change.
   *
   * @param settings the settings of S3A
   * @param asked the encryption that they ask for
   * @param atRest the encryption that the store should report for objects written in this state
   */
  record Setup(Map<String, String> settings, Encryption asked, Encryption atRest) {}

  /**
   * Returns the state in which the old data is written. It is called once, before anything is
   * written.
   */
  Setup before(Testbed testbed);

  /** Makes the change, and returns the state from now on. */
  Setup after(Testbed testbed);
}
