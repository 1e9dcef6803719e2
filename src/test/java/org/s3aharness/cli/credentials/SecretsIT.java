package org.s3aharness.cli.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.cli.Qualify;

/** A key that the user gives is in no file that a run leaves, and in nothing it prints. */
class SecretsIT {
  private static final byte[] KEY =
      "a canary of exactly 32 bytes !!!".getBytes(StandardCharsets.US_ASCII);
  private static final String BASE64 = Base64.getEncoder().encodeToString(KEY);

  @TempDir Path directory;

  @Test
  void aCustomerKeyIsInNoFileOfARun() throws IOException {
    Path profiles = Files.createDirectory(directory.resolve("profiles"));
    Files.writeString(
        profiles.resolve("canary.xml"),
        """
        <configuration>
          <property><name>fs.s3a.encryption.algorithm</name><value>SSE-C</value></property>
          <property><name>fs.s3a.encryption.key</name><value>%s</value></property>
        </configuration>
        """
            .formatted(BASE64));
    Path runs = Files.createDirectory(directory.resolve("runs"));

    Qualify run =
        Qualify.run(
            runs,
            "--profiles=" + profiles,
            "--wire",
            "--suite=setting",
            "--suite=access",
            "--suite=rename",
            "--suite=committer");

    assertThat(run.results()).hasSizeGreaterThan(7);
    assertHoldsNoKey("console", run.output());
    try (Stream<Path> files = Files.walk(runs)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertHoldsNoKey(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
  }

  private static void assertHoldsNoKey(String where, String text) {
    String lowerCase = text.toLowerCase(Locale.ROOT);
    encodings()
        .forEach(
            (name, encoding) ->
                assertThat(lowerCase.contains(encoding.toLowerCase(Locale.ROOT)))
                    .as("%s holds the key, as %s", where, name)
                    .isFalse());
  }

  /** All in which a key travels or may be shown; its MD5, which S3 itself shows, is no secret. */
  private static Map<String, String> encodings() {
    byte[] base64 = BASE64.getBytes(StandardCharsets.US_ASCII);
    HexFormat spaced = HexFormat.ofDelimiter(" ");
    return Map.of(
        "itself", new String(KEY, StandardCharsets.US_ASCII),
        "base64", BASE64.replace("=", ""),
        "base64 for URLs", Base64.getUrlEncoder().withoutPadding().encodeToString(KEY),
        "percent-encoded base64", URLEncoder.encode(BASE64, StandardCharsets.UTF_8),
        "base64 of base64", Base64.getEncoder().withoutPadding().encodeToString(base64),
        "hexadecimal", HexFormat.of().formatHex(KEY),
        "spaced hexadecimal", spaced.formatHex(KEY),
        "hexadecimal of base64", HexFormat.of().formatHex(base64),
        "numbers", Arrays.toString(KEY).replaceAll("[\\[\\]]", ""));
  }
}
