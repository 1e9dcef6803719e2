package org.s3aharness.store;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** The credentials for a store. Their text form never shows any part of them. */
public record StoreCredentials(String accessKey, String secretKey, Optional<String> sessionToken) {
  /** Returns the secret part of a new access key, for a store that is started for the run. */
  public static String newSecretKey() {
    byte[] random = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getEncoder().encodeToString(random);
  }

  /** The number of bytes in a secret key, which is that of AWS's own. */
  private static final int SECRET_BYTES = 30;

  /**
   * Checks that both keys are there.
   *
   * @throws IllegalArgumentException if one is blank
   */
  public StoreCredentials {
    requireNonNull(sessionToken, "sessionToken");
    if (accessKey.isBlank() || secretKey.isBlank()) {
      throw new IllegalArgumentException(
          "The store's access key or secret key is empty: give both.");
    }
  }

  /** Returns long-lived credentials. */
  public static StoreCredentials of(String accessKey, String secretKey) {
    return new StoreCredentials(accessKey, secretKey, Optional.empty());
  }

  /** Returns temporary credentials. */
  public static StoreCredentials of(String accessKey, String secretKey, String sessionToken) {
    return new StoreCredentials(accessKey, secretKey, Optional.of(sessionToken));
  }

  public AwsCredentials toAws() {
    return sessionToken
        .<AwsCredentials>map(token -> AwsSessionCredentials.create(accessKey, secretKey, token))
        .orElseGet(() -> AwsBasicCredentials.create(accessKey, secretKey));
  }

  @Override
  public String toString() {
    return "StoreCredentials[hidden]";
  }
}
