package org.s3aharness.harness.run.witness;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.codec.digest.DigestUtils;

/** Remembers what each data key of a run has encrypted, by digests alone. It is thread-safe. */
final class SeenDataKeys {
  private final Map<String, String> first = new ConcurrentHashMap<>();

  /**
   * Says whether a data key has encrypted other data before. A copy has the key, the nonce and the
   * content of its source. The same nonce with other content is the worst reuse of all, since
   * AES-GCM then gives both away.
   *
   * @param dataKey the data key, unwrapped
   * @param nonce what the object was encrypted with, besides the data key
   * @param content the object's plaintext
   */
  boolean isReused(byte[] dataKey, byte[] nonce, byte[] content) {
    String encrypted = DigestUtils.sha256Hex(nonce) + " " + DigestUtils.sha256Hex(content);
    String before = first.putIfAbsent(DigestUtils.sha256Hex(dataKey), encrypted);
    return before != null && !before.equals(encrypted);
  }
}
