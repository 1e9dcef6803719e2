package org.s3aharness.harness.judge;

import java.util.Optional;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.wire.exchange.Exchange;

/**
 * Judges the use of data keys by a client that encrypts: one is made for each object, and none is
 * used twice, except for copies.
 */
final class DataKeyJudge {
  private static final String NEW_KEY = "one made by KMS for this object";

  private DataKeyJudge() {}

  /** Judges the data key with which an object was written, if its client was to take one of KMS. */
  static void judge(Exchange exchange, WrappedKeys wrapped, Encryption asked, CheckList checks) {
    Optional<String> key = WrappedKeys.stored(exchange);
    if (asked.mode() != Mode.CSE_KMS || key.isEmpty() || wrapped.isOfCopy(exchange)) {
      return; // that an envelope is missing, the store's witness says
    }
    String observed =
        wrapped
            .storedBefore(exchange)
            .map(e -> "the data key of " + e.key().orElse(""))
            .orElseGet(
                () ->
                    wrapped.making(key.get()).isPresent() ? NEW_KEY : "one that KMS did not make");
    checks.equal(
        Witness.KMS,
        "data-key",
        Grade.WEAKER,
        "#%d %s %s: data key".formatted(exchange.id(), exchange.kind(), exchange.key().orElse("")),
        NEW_KEY,
        observed);
  }
}
