package org.s3aharness.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RawObjectTest {
  @ParameterizedTest
  @CsvSource({
    "needle,      needle, true",
    "a needle,    needle, true",
    "needles,     needle, true",
    "nneedle,     needle, true",
    "neneedle,    needle, true",
    "needl,       needle, false",
    "need le,     needle, false",
    "aabaabaaab,  aabaaa, true",
    "aaab,        aaaa,   false",
    "aaaab,       aaab,   true",
    "abababac,    ababac, true",
    "x,           needle, false",
  })
  void markerIsFoundWhereverItBeginsAndHoweverTheBytesArrive(
      String text, String marker, boolean expected) throws IOException {
    InputStream whole = new ByteArrayInputStream(text.getBytes(US_ASCII));
    InputStream bytewise =
        new ByteArrayInputStream(text.getBytes(US_ASCII)) {
          @Override
          public synchronized int read(byte[] b, int off, int len) {
            return super.read(b, off, Math.min(1, len));
          }
        };

    RawObject atOnce = RawObject.read(whole, marker.getBytes(US_ASCII));

    assertThat(atOnce.containsMarker()).isEqualTo(expected);
    assertThat(atOnce.length()).isEqualTo(text.length());
    assertThat(RawObject.read(bytewise, marker.getBytes(US_ASCII))).isEqualTo(atOnce);
  }

  @Test
  void markerAcrossTwoBuffersIsFound() throws IOException {
    byte[] bytes = new byte[(1 << 16) + 10];
    System.arraycopy("marker".getBytes(US_ASCII), 0, bytes, (1 << 16) - 3, 6);

    assertThat(RawObject.read(new ByteArrayInputStream(bytes), "marker".getBytes(US_ASCII)))
        .returns(true, RawObject::containsMarker)
        .returns((long) bytes.length, RawObject::length);
  }

  @Test
  void emptyObjectHasTheHashOfNothing() throws IOException {
    assertThat(RawObject.read(InputStream.nullInputStream(), new byte[1]))
        .isEqualTo(
            new RawObject(
                0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", false));
  }

  @Test
  void emptyMarkerIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RawObject.read(InputStream.nullInputStream(), new byte[0]));
  }
}
