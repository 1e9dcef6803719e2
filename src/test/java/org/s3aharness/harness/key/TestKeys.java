package org.s3aharness.harness.key;

import org.s3aharness.store.KmsKey;

/** Describes KMS keys that no KMS has made. */
public final class TestKeys {
  private TestKeys() {}

  /** Returns a key of account 1 in us-east-1. */
  public static KmsKey key(String id, String alias) {
    String arn = "arn:aws:kms:us-east-1:1:";
    return new KmsKey(id, arn + "key/" + id, alias, arn + alias);
  }
}
