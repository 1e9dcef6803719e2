package org.s3aharness.session.store;

import java.util.Optional;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.store.StoreCredentials;

/**
 * An access key as a user gives it; either part may be missing.
 *
 * @param id the access key id; a blank one counts as missing
 * @param secret the secret access key; a blank one counts as missing
 */
public record GivenAccessKey(Optional<String> id, Optional<String> secret) {
  /** Stands for no access key at all. */
  public static final GivenAccessKey NONE = new GivenAccessKey(Optional.empty(), Optional.empty());

  /** Treats blank parts as missing ones. */
  public GivenAccessKey {
    id = id.filter(text -> !text.isBlank());
    secret = secret.filter(text -> !text.isBlank());
  }

  /**
   * Returns the credentials.
   *
   * @throws UsageException naming the part that is missing
   */
  public StoreCredentials credentials() {
    return StoreCredentials.of(
        required(id, "--access-key", "AWS_ACCESS_KEY_ID"),
        required(secret, "--secret-key", "AWS_SECRET_ACCESS_KEY"));
  }

  private static String required(Optional<String> value, String option, String variable) {
    return value.orElseThrow(
        () ->
            new UsageException(
                "--store endpoint needs credentials: give "
                    + option
                    + " or set "
                    + variable
                    + "."));
  }

  @Override
  public String toString() {
    return "GivenAccessKey[hidden]";
  }
}
