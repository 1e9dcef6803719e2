package org.s3aharness.util;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MarkerTest {
  private static final String MARKER = "ABAABAB";

  @Test
  void isFoundHoweverTheBodyIsCut() {
    String body = "xxABABAABAABAABABxx";
    for (int first = 0; first <= body.length(); first++) {
      for (int second = first; second <= body.length(); second++) {
        assertThat(
                found(
                    body.substring(0, first),
                    body.substring(first, second),
                    body.substring(second)))
            .as("cut at %s and %s", first, second)
            .isTrue();
      }
    }
    assertThat(found(body.split(""))).isTrue();
  }

  @Test
  void isNotFoundWhereItIsNot() {
    assertThat(found()).isFalse();
    assertThat(found("ABAAB", "xAB")).isFalse();
    assertThat(found("AB", "", "AABA")).isFalse();
    assertThat(found("ABAAB", "BAABAA", "BBAB")).isFalse();
  }

  @Test
  void isFoundExactlyWhereASearchInTheWholeFindsIt() {
    Random random = new Random(1);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder body = new StringBuilder();
      String[] pieces = new String[random.nextInt(8)];
      for (int i = 0; i < pieces.length; i++) {
        StringBuilder piece = new StringBuilder();
        for (int length = random.nextInt(12); length > 0; length--) {
          piece.append(random.nextInt(3) == 0 ? 'B' : 'A');
        }
        pieces[i] = piece.toString();
        body.append(piece);
      }
      assertThat(found(pieces)).as("%s", (Object) pieces).isEqualTo(body.indexOf(MARKER) >= 0);
    }
  }

  @Test
  void aMarkerOfOneByteIsFoundAndAnEmptyOneIsNot() {
    assertThat(search("x", "ab", "cx")).isTrue();
    assertThat(search("x", "ab")).isFalse();
    assertThat(search("", "ab")).isFalse();
  }

  @Test
  void searchLeavesThePieceAsItWas() {
    ByteBuffer piece = StandardCharsets.UTF_8.encode("..ABAABAB").position(2);
    Marker.Search search = new Marker(MARKER.getBytes(UTF_8)).search();
    search.accept(piece);

    assertThat(search.found()).isTrue();
    assertThat(piece.position()).isEqualTo(2);
    assertThat(piece.remaining()).isEqualTo(7);
  }

  private static boolean found(String... pieces) {
    return search(MARKER, pieces);
  }

  private static boolean search(String marker, String... pieces) {
    Marker.Search search = new Marker(marker.getBytes(UTF_8)).search();
    for (String piece : pieces) {
      search.accept(ByteBuffer.wrap(piece.getBytes(UTF_8)));
    }
    return search.found();
  }
}
