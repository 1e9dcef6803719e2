package org.s3aharness.suite.change;

import java.util.Map;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Variation;

/** A change of mode or key, or of what a setting leads to without being changed itself. */
interface Change extends Variation {

  /**
   * How things are at one time.
   *
   * @param settings what S3A is told
   * @param asked what that asks S3A for
   * @param atRest what the store says of an object written meanwhile
   */
  record Setup(Map<String, String> settings, Encryption asked, Encryption atRest) {}

  /** Returns how the old data is written. Called once, before anything is. */
  Setup before(Testbed testbed);

  /** Makes the change; how things are from now on. */
  Setup after(Testbed testbed);
}
