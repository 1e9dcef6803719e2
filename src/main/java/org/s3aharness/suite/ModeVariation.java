package org.s3aharness.suite;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Variation;

/**
 * A mode with a key, for behaviours that are costly to try and the same under any profile of the
 * mode.
 */
public record ModeVariation(ModeAndKey mode) implements Variation {

  /**
   * Lists one mode for each way in which a request can ask for encryption, and the mode without
   * any.
   */
  public static final class Representative implements Listing {
    @Override
    public List<ModeVariation> all() {
      return List.of(
          new ModeVariation(ModeAndKey.NONE),
          new ModeVariation(ModeAndKey.SSE_KMS_KEY1),
          new ModeVariation(ModeAndKey.SSE_C_KEY1),
          new ModeVariation(ModeAndKey.CSE_KMS_KEY1));
    }
  }

  /** Lists those representative modes that have a key. */
  public static final class WithKey implements Listing {
    @Override
    public List<ModeVariation> all() {
      return new Representative()
          .all().stream().filter(one -> one.mode() != ModeAndKey.NONE).toList();
    }
  }

  /** Lists the mode whose key is a customer key. */
  public static final class WithCustomerKey implements Listing {
    @Override
    public List<ModeVariation> all() {
      return List.of(new ModeVariation(ModeAndKey.SSE_C_KEY1));
    }
  }

  /** Lists the modes whose key is in KMS. */
  public static final class WithKmsKey implements Listing {
    @Override
    public List<ModeVariation> all() {
      return List.of(
          new ModeVariation(ModeAndKey.SSE_KMS_KEY1), new ModeVariation(ModeAndKey.CSE_KMS_KEY1));
    }
  }

  /** Lists the mode in which the client encrypts with a key in KMS. */
  public static final class ClientSide implements Listing {
    @Override
    public List<ModeVariation> all() {
      return List.of(new ModeVariation(ModeAndKey.CSE_KMS_KEY1));
    }
  }

  @Override
  public String name() {
    return mode.label();
  }

  public boolean isClientSide() {
    return mode.mode().isClientSide();
  }

  public Map<String, String> settings() {
    return mode.settings();
  }

  /** Opens the case's bucket under the mode, with further settings. */
  public S3AClient open(Testbed testbed, Map<String, String> more) throws IOException {
    testbed.requirements().settings(settings());
    Map<String, String> all = new HashMap<>(more);
    all.putAll(settings());
    return testbed.openInstead(all);
  }

  public Encryption encryption(Testbed testbed) {
    return mode.encryption(testbed.keys());
  }

  @Override
  public String toString() {
    return name();
  }
}
