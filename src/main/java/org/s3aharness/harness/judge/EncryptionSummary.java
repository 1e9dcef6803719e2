package org.s3aharness.harness.judge;

import java.util.Map;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.store.ObjectHead;
import org.s3aharness.store.SseCustomerKey;

/** Says in a few words how an object is encrypted according to the store. */
public final class EncryptionSummary {
  private static final String KMS = "s3aharness.kms.";
  private static final String CUSTOMER = "s3aharness.sse-c.";

  private EncryptionSummary() {}

  /**
   * Returns a text such as {@code SSE-KMS [key1]}; a key other than the run's first two is not
   * named.
   */
  public static String of(ObjectHead head, RunKeys keys) {
    boolean clientSide = ObjectJudge.ENVELOPES.stream().anyMatch(head.userMetadata()::containsKey);
    String atRest = atRest(head, keys.variables());
    return clientSide ? "client-side encrypted, at rest " + atRest : atRest;
  }

  /**
   * Returns such a text with the name of any key, and with what the stored bytes show of
   * client-side encryption.
   *
   * @param asked what S3A was asked for
   */
  public static String ofObject(SeenObject seen, Encryption asked, RunKeys keys) {
    boolean plain = asked.mode().isClientSide() && seen.bytes().containsMarker();
    String key = seen.head().head().kmsKeyId();
    String said = of(seen.head().head(), keys);
    return (plain ? "plaintext, at rest " : "")
        + said
        + (key.isEmpty() || said.endsWith("]") ? "" : " [" + key + "]");
  }

  private static String atRest(ObjectHead head, Map<String, String> variables) {
    if (!head.sseCustomerKeyMd5().isEmpty()) {
      return "SSE-C" + key(CUSTOMER, variables, head.sseCustomerKeyMd5());
    }
    Mode mode = Encryption.reported(head.sse(), head.kmsKeyId()).mode();
    return mode == Mode.NONE ? "unencrypted" : mode + key(KMS, variables, head.kmsKeyId());
  }

  /**
   * Returns the name of a key. The variables are called {@code <prefix>key<n>} and {@code
   * <prefix>key<n>.<form>}.
   */
  private static String key(String prefix, Map<String, String> variables, String seen) {
    return variables.entrySet().stream()
        .filter(variable -> variable.getKey().startsWith(prefix))
        .filter(variable -> nameInS3(prefix, variable.getValue()).equals(seen))
        .findFirst()
        .map(variable -> variable.getKey().substring(prefix.length()).split("\\.")[0])
        .map(name -> " [" + name + "]")
        .orElse("");
  }

  private static String nameInS3(String prefix, String value) {
    return prefix.equals(CUSTOMER) ? new SseCustomerKey(value).md5() : value;
  }
}
