package org.s3aharness.session.credential;

import java.security.SecureRandom;
import java.util.Base64;
import org.s3aharness.store.StoreCredentials;

/** Makes up credentials in the form in which STS issues temporary ones. */
final class TemporaryCredentials {
  /** The prefix of the ids of temporary access keys (IAM User Guide, "IAM identifiers"). */
  private static final String PREFIX = "ASIA";

  private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int ID_CHARS = 16;
  private static final int SECRET_BYTES = 30;
  private static final int TOKEN_BYTES = 240;
  private static final SecureRandom RANDOM = new SecureRandom();

  private TemporaryCredentials() {}

  static StoreCredentials madeUp() {
    StringBuilder id = new StringBuilder(PREFIX);
    RANDOM.ints(ID_CHARS, 0, BASE_32.length()).forEach(at -> id.append(BASE_32.charAt(at)));
    return StoreCredentials.of(id.toString(), text(SECRET_BYTES), text(TOKEN_BYTES));
  }

  /** Returns a text that nobody can guess, made of characters that need no escaping in a URL. */
  static String text(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
