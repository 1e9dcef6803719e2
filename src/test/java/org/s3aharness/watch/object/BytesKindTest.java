package org.s3aharness.watch.object;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.s3aharness.watch.object.BytesFinding.Kind;

class BytesKindTest {
  @ParameterizedTest
  @ValueSource(ints = {4096, 65536})
  void noiseIsTakenForCiphertext(int size) {
    for (int seed = 0; seed < 1000; seed++) {
      assertThat(BytesKind.of(noise(size, seed), false).kind())
          .as("seed %d", seed)
          .isEqualTo(Kind.LIKE_CIPHERTEXT);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PAR1", "Obj\u0001", "DATABLK*", "PFA1", "ARROW1"})
  void formatIsRecognisedWhateverFollows(String magic) {
    byte[] bytes = noise(8192, 1);
    byte[] head = magic.getBytes(UTF_8);
    System.arraycopy(head, 0, bytes, 0, head.length);

    assertThat(BytesKind.of(bytes, false).kind()).isEqualTo(Kind.PLAINTEXT);
  }

  @Test
  void compressedDataIsNoCiphertext() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(noise(20_000, 2));
    }

    assertThat(BytesKind.of(bytes.toByteArray(), true))
        .isEqualTo(new BytesFinding(Kind.PLAINTEXT, "gzip"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"id,name\n1,Grüße\n2,天気\n", "{\"a\": [1, 2, 3], \"b\": null}"})
  void textIsRecognised(String text) {
    assertThat(BytesKind.of(text.getBytes(UTF_8), true).what()).isEqualTo("text");
  }

  @Test
  void textThatIsCutInACharacterIsRecognised() {
    byte[] text = "天気 Grüße ".repeat(10).getBytes(UTF_8);

    for (int length = 20; length < text.length; length++) {
      assertThat(BytesKind.of(Arrays.copyOf(text, length), false).what())
          .as("%d bytes", length)
          .isEqualTo("text");
    }
  }

  @Test
  void binaryDataOfUnknownFormatIsNoNoise() {
    ByteBuffer numbers = ByteBuffer.allocate(8192);
    for (int i = 0; numbers.hasRemaining(); i++) {
      numbers.putLong(1_000_000L + i);
    }

    assertThat(BytesKind.of(numbers.array(), true).kind()).isEqualTo(Kind.PLAINTEXT);
  }

  @Test
  void fewBytesTellNothing() {
    assertThat(BytesKind.of(noise(40, 3), true).kind()).isEqualTo(Kind.UNDECIDED);
    assertThat(BytesKind.of(new byte[0], true).kind()).isEqualTo(Kind.UNDECIDED);
  }

  private static byte[] noise(int size, int seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
