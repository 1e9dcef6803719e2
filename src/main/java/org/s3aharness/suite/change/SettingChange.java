package org.s3aharness.suite.change;

import org.s3aharness.encryption.Encryption;
import org.s3aharness.harness.Testbed;
import org.s3aharness.suite.ModeAndKey;

/** A change in which a cluster gets another mode, another key, or both. */
record SettingChange(ModeAndKey from, ModeAndKey to) implements Change {

  @Override
  public String name() {
    return from.label() + "-to-" + to.label();
  }

  @Override
  public Setup before(Testbed testbed) {
    testbed.requirements().settings(from.settings());
    testbed.requirements().settings(to.settings());
    return setup(testbed, from);
  }

  @Override
  public Setup after(Testbed testbed) {
    return setup(testbed, to);
  }

  private static Setup setup(Testbed testbed, ModeAndKey of) {
    Encryption asked = of.encryption(testbed.keys());
    return new Setup(of.settings(), asked, testbed.objects().atRest(asked));
  }

  @Override
  public String toString() {
    return name();
  }
}
