package org.s3aharness.cli.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.s3aharness.cli.Qualify;
import org.s3aharness.session.outcome.ExitCode;

/**
 * Recorded runs that were cut off or garbled, from a seed that a failure names: refused with code
 * 2, file and line, or read where they still say what they should.
 */
class RecordedRunFuzzTest {
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          ":",
          ",",
          "null",
          "1e999",
          "\\u0000",
          "\\",
          "\n",
          "\u0000",
          "\"schema\":1,",
          "\"verdict\":\"green\",",
          "-1",
          "\ud800");

  @TempDir Path directory;
  private Path healthy;
  private String lines;

  @BeforeEach
  void writeAHealthyRun() throws IOException {
    ObjectMapper json = new ObjectMapper();
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= 3; i++) {
      ObjectNode line = json.createObjectNode();
      line.put("schema", 1).put("case", "put/file-" + i + "[sse-s3]@3.4.3");
      line.put("suite", "put").put("behaviour", "file-" + i).put("profile", "sse-s3");
      line.put("release", "3.4.3").put("verdict", "passed").put("reason", "");
      line.putObject("observed").put("left", "the old file");
      text.append(line).append('\n');
    }
    lines = text.toString();
    healthy = Files.writeString(directory.resolve("healthy.jsonl"), lines);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void isRefusedInWordsOrRead(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < 150; i++) {
      Path garbled = Files.write(directory.resolve("results.jsonl"), mutated(random));
      String output = directory.resolve("baseline").toString();
      for (Qualify read :
          List.of(
              Qualify.command(directory, "diff", healthy.toString(), garbled.toString()),
              Qualify.command(directory, "diff", garbled.toString(), healthy.toString()),
              Qualify.command(directory, "baseline", garbled.toString(), "--output", output))) {
        assertThat(read.output())
            .as("seed %d, number %d", seed, i)
            .doesNotContain("\tat ")
            .doesNotContain("unexpected ");
        if (read.exitCode() == ExitCode.USAGE) {
          assertThat(read.output()).containsPattern("results\\.jsonl(, line \\d+)?: ");
        } else {
          assertThat(read.exitCode())
              .as("seed %d, number %d: %s", seed, i, read.output())
              .isIn(ExitCode.AS_EXPECTED, ExitCode.FAILED, ExitCode.NOTHING_RAN);
        }
      }
    }
  }

  @Test
  void aLineThatIsCutOffIsNamed() throws IOException {
    Path cut =
        Files.writeString(
            directory.resolve("results.jsonl"), lines.substring(0, lines.length() - 20));

    for (String[] command :
        List.of(
            new String[] {"diff", healthy.toString(), cut.toString()},
            new String[] {"baseline", cut.toString()},
            new String[] {"run", "--baseline", cut.toString()})) {
      Qualify refused = Qualify.command(directory, command);
      refused.assertEnded(ExitCode.USAGE);
      assertThat(refused.output()).contains("results.jsonl, line 3: ").doesNotContain("\tat ");
    }
  }

  private byte[] mutated(Random random) {
    StringBuilder text = new StringBuilder(lines);
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(20)));
        case 2 -> text.insert(at, text.substring(at, Math.min(text.length(), at + 200)));
        default -> text.setLength(at);
      }
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0 && random.nextInt(5) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(10) == 0 ? Arrays.copyOf(bytes, bytes.length / 2) : bytes;
  }
}
