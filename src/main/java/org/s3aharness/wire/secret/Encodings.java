package org.s3aharness.wire.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Knows the forms in which a secret may be written. */
final class Encodings {
  private Encodings() {}

  /** Returns the forms of a key made of bytes, which is configured in base64. */
  static Map<String, byte[]> ofKey(byte[] key) {
    Map<String, byte[]> forms = new LinkedHashMap<>();
    forms.put("bytes", key);
    putBytes(forms, "", key);
    String base64 = Base64.getEncoder().encodeToString(key);
    forms.put("percent-encoded base64", percent(base64));
    putBytes(forms, " of base64", base64.getBytes(UTF_8));
    return forms;
  }

  /** Returns the forms of a secret that is a text. */
  static Map<String, byte[]> ofText(String text) {
    Map<String, byte[]> forms = new LinkedHashMap<>();
    forms.put("text", text.getBytes(UTF_8));
    forms.put("percent-encoded text", percent(text));
    putBytes(forms, "", text.getBytes(UTF_8));
    return forms;
  }

  /**
   * Adds the forms of bytes. In base64 they look different at each of three positions after other
   * bytes.
   */
  private static void putBytes(Map<String, byte[]> forms, String of, byte[] bytes) {
    for (int skipped = 0; skipped < 3; skipped++) {
      byte[] rest = Arrays.copyOfRange(bytes, skipped, bytes.length);
      String behind = skipped == 0 ? "" : " behind " + (3 - skipped) + " bytes";
      forms.put("base64" + of + behind, latin(Base64.getEncoder().encodeToString(rest)));
      forms.put(
          "base64 for URLs" + of + behind, latin(Base64.getUrlEncoder().encodeToString(rest)));
    }
    forms.put("hexadecimal" + of, latin(HexFormat.of().formatHex(bytes)));
    forms.put(
        "upper-case hexadecimal" + of, latin(HexFormat.of().withUpperCase().formatHex(bytes)));
    forms.put("percent-encoded" + (of.isEmpty() ? " bytes" : of), percentOfEach(bytes));
  }

  private static byte[] percent(String text) {
    return latin(URLEncoder.encode(text, UTF_8));
  }

  private static byte[] percentOfEach(byte[] bytes) {
    return latin(URLEncoder.encode(new String(bytes, ISO_8859_1), ISO_8859_1));
  }

  private static byte[] latin(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
