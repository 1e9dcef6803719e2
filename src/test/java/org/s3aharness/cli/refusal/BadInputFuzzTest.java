package org.s3aharness.cli.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.s3aharness.cli.Qualify;
import org.s3aharness.session.outcome.ExitCode;

/**
 * Input made up at random, from a seed that a failure names: refused with code 2, in words, before
 * anything is started.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class BadInputFuzzTest {
  private static final String PROFILE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- A profile. -->
      <configuration>
        <property>
          <name>fs.s3a.encryption.algorithm</name>
          <value>SSE-KMS</value>
          <final>true</final>
        </property>
        <property><name>fs.s3a.encryption.key</name><value>${s3aharness.kms.key1.arn}</value></property>
      </configuration>
      """;

  private static final List<String> PIECES =
      List.of(
          "<",
          ">",
          "&",
          "&lt;",
          "<![CDATA[",
          "]]>",
          "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>",
          "&b;",
          "<property>",
          "</property>",
          "<name/>",
          "<value>",
          "\u0000",
          "\uFFFF",
          "${",
          "}",
          "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"/etc/passwd\"/>",
          "-->",
          "<?xml");

  private static final List<String> OPTIONS =
      List.of(
          "--release",
          "--hadoop-home",
          "--hadoop-classpath",
          "--java-home",
          "--extra-classpath",
          "--base-config",
          "--profiles",
          "--profile",
          "--suite",
          "--case",
          "--scenario",
          "--parallel",
          "--store",
          "--localstack",
          "--endpoint",
          "--kms-endpoint",
          "--access-key",
          "--secret-key",
          "--region",
          "--strict",
          "--wire",
          "--quiet",
          "--no-such-option",
          "run",
          "-x",
          "--");

  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "-1",
          "0",
          "99999999999999999999",
          "NaN",
          "/",
          "/no/such",
          "\u0000",
          "*",
          "[",
          "${HOME}",
          "http://",
          "ftp://x",
          "://",
          "localstack",
          "endpoint",
          "3.4.3",
          "9.9",
          "a\nb",
          "é",
          "@/no/such/file",
          "'",
          "\"");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void profilesAndBaseConfigurations(long seed) throws IOException {
    Random random = new Random(seed);
    Path profiles = Files.createDirectory(directory.resolve("profiles"));
    for (int i = 0; i < 50; i++) {
      byte[] text = mutated(random);
      Path file = Files.write(profiles.resolve("fuzzed.xml"), text);
      // No such profile: what can be read is refused as well, and nothing starts.
      refused(
          seed, i, "run", "--out", runs(), "--profiles", profiles.toString(), "--profile", "none");
      refused(
          seed,
          i,
          "run",
          "--out",
          runs(),
          "--base-config",
          file.toString(),
          "--profile=sse-s3",
          "--java-home=/no/such");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void commandLines(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      List<String> arguments = new ArrayList<>(List.of("run", "--out", runs()));
      for (int n = random.nextInt(8); n > 0; n--) {
        arguments.add(OPTIONS.get(random.nextInt(OPTIONS.size())));
        if (random.nextBoolean()) {
          arguments.add(VALUES.get(random.nextInt(VALUES.size())));
        }
      }
      // Whatever came before, this cannot run.
      arguments.add(1, "--parallel=none");
      refused(seed, i, arguments.toArray(new String[0]));
    }
  }

  private void refused(long seed, int number, String... arguments) {
    Qualify refused = Qualify.command(directory, arguments);

    assertThat(refused.exitCode())
        .as("seed %d, number %d: %s%n%s", seed, number, List.of(arguments), refused.output())
        .isEqualTo(ExitCode.USAGE);
    assertThat(refused.output())
        .as("seed %d, number %d: %s", seed, number, List.of(arguments))
        .isNotBlank()
        .doesNotContain("\tat ")
        .doesNotContain("unexpected ")
        .doesNotContain("root:x:0");
    assertThat(Path.of(runs())).as("a run half started").doesNotExist();
  }

  private String runs() {
    return directory.resolve("runs").toString();
  }

  private static byte[] mutated(Random random) {
    StringBuilder text = new StringBuilder(PROFILE);
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(20)));
        case 2 -> text.insert(at, (char) random.nextInt(0x300));
        default -> text.setLength(at);
      }
    }
    return text.toString()
        .getBytes(random.nextInt(10) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
  }
}
