package org.s3aharness.configuration.explain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.s3aharness.configuration.BucketSettings;
import org.s3aharness.encryption.CredentialStores;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.UsageException;

/** Reads those credential stores that can be read here, each path once. */
final class ReadableStores implements CredentialStores {
  private final CredentialStores stores;
  private final Map<String, Map<String, String>> secrets = new HashMap<>();
  private final Map<String, String> failures = new HashMap<>();

  ReadableStores(CredentialStores stores) {
    this.stores = stores;
  }

  /** Returns the secrets, or none where a store cannot be read. */
  @Override
  public Map<String, String> read(String providerPath) {
    return secrets.computeIfAbsent(
        providerPath,
        path -> {
          try {
            return stores.read(path);
          } catch (UsageException notReadable) {
            failures.put(path, notReadable.getMessage());
            return Map.of();
          }
        });
  }

  /** Returns why the stores of a bucket cannot be read; empty if they can, or there are none. */
  Optional<String> whyNot(BucketSettings bucket) {
    return EncryptionSettings.credentialProviders(bucket.settings(), bucket.bucket())
        .flatMap(
            path -> {
              read(path);
              return Optional.ofNullable(failures.get(path));
            });
  }
}
