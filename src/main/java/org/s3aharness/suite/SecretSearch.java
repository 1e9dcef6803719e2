package org.s3aharness.suite;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Witness;

/** Looks for a key in a text, in every encoding in which it may appear there. */
public final class SecretSearch {
  private final Map<String, String> encodings = new LinkedHashMap<>();

  private SecretSearch(String base64Key) {
    byte[] key = Base64.getDecoder().decode(base64Key);
    byte[] text = base64Key.getBytes(StandardCharsets.UTF_8);
    encodings.put("base64", base64Key.replace("=", ""));
    encodings.put("base64 for URLs", Base64.getUrlEncoder().withoutPadding().encodeToString(key));
    encodings.put("percent-encoded base64", URLEncoder.encode(base64Key, StandardCharsets.UTF_8));
    encodings.put("base64 of base64", Base64.getEncoder().withoutPadding().encodeToString(text));
    encodings.put("hexadecimal", HexFormat.of().formatHex(key));
    encodings.put("spaced hexadecimal", HexFormat.ofDelimiter(" ").formatHex(key));
    encodings.put("hexadecimal of base64", HexFormat.of().formatHex(text));
    encodings.put("spaced hexadecimal of base64", HexFormat.ofDelimiter(" ").formatHex(text));
  }

  /** Returns the search for a key as it is configured. */
  public static SecretSearch of(String base64Key) {
    return new SecretSearch(base64Key);
  }

  /**
   * Checks that a text does not contain the key. A failure names the encoding in which it does, and
   * never the key.
   *
   * @param where the name of the text, such as {@code the agent's log}
   */
  public void judge(CheckList checks, String where, String text) {
    String lowerCase = text.toLowerCase(Locale.ROOT);
    encodings.forEach(
        (encoding, encoded) ->
            checks.equal(
                Witness.S3A,
                "secret",
                Grade.EXPOSED,
                where + ": the customer's key as " + encoding,
                "absent",
                lowerCase.contains(encoded.toLowerCase(Locale.ROOT)) ? "there" : "absent"));
  }
}
