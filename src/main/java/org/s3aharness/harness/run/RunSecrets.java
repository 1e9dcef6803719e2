package org.s3aharness.harness.run;

import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreCredentials;
import org.s3aharness.wire.secret.KnownSecrets;
import org.s3aharness.wire.secret.SecretKind;

/** Tells a recorder the secrets that it has to look for. Those that pass it finds by itself. */
public final class RunSecrets {
  private RunSecrets() {}

  /** Makes the secrets of a store, of a run's keys and of an encryption known. */
  public static void tell(KnownSecrets secrets, Store store, RunKeys keys, Encryption asked) {
    StoreCredentials credentials = store.credentials();
    secrets.addText(SecretKind.SECRET_ACCESS_KEY, credentials.secretKey());
    credentials.sessionToken().ifPresent(token -> secrets.addText(SecretKind.SESSION_TOKEN, token));
    keys.customerKeys().forEach(key -> secrets.addKey(SecretKind.CUSTOMER_KEY, key));
    secrets.addKey(SecretKind.WRAPPING_KEY, keys.wrappingKey());
    if (asked.mode() == Mode.SSE_C) {
      asked.key().ifPresent(key -> secrets.addKey(SecretKind.CUSTOMER_KEY, key));
    }
  }
}
