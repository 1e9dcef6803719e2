package org.s3aharness.suite.change;

import java.util.Map;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.harness.Testbed;
import org.s3aharness.suite.ModeAndKey;

/** The change of a bucket's default encryption, which alone encrypts. */
record BucketDefaultChange(ModeAndKey from, ModeAndKey to) implements Change {

  @Override
  public String name() {
    return "bucket-default-" + from.label() + "-to-" + to.label();
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
    Encryption byDefault = of.encryption(testbed.keys());
    testbed.encryptByDefault(byDefault);
    return new Setup(Map.of(), Encryption.NONE, byDefault);
  }

  @Override
  public String toString() {
    return name();
  }
}
