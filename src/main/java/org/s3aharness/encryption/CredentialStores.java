package org.s3aharness.encryption;

import java.util.Map;

/** Reads Hadoop's credential stores. */
@FunctionalInterface
public interface CredentialStores {
  /**
   * Returns the secrets in some stores, by name. Where several stores have a name, the first one
   * counts.
   *
   * @param providerPath as {@code hadoop.security.credential.provider.path} has it: URIs separated
   *     by commas
   * @throws UsageException when a store is of a kind that cannot be read here, or cannot be opened
   */
  Map<String, String> read(String providerPath);
}
