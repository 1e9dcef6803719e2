package org.s3aharness.wire.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secrets in every form in which somebody may write them. */
class KnownSecretsTest {
  private static final byte[] KEY = randomBytes(7, 32);
  private static final String BASE64 = Base64.getEncoder().encodeToString(KEY);

  private final KnownSecrets secrets = new KnownSecrets();

  private static byte[] randomBytes(long seed, int count) {
    byte[] bytes = new byte[count];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  @BeforeEach
  void know() {
    secrets.addKey(SecretKind.CUSTOMER_KEY, BASE64);
  }

  @Test
  void aKeyIsFoundInEveryForm() {
    assertThat(kinds(KEY)).containsExactly(SecretKind.CUSTOMER_KEY);
    for (String form :
        List.of(
            BASE64,
            Base64.getUrlEncoder().encodeToString(KEY),
            HexFormat.of().formatHex(KEY),
            HexFormat.of().withUpperCase().formatHex(KEY),
            URLEncoder.encode(BASE64, StandardCharsets.UTF_8),
            Base64.getEncoder().encodeToString(BASE64.getBytes(ISO_8859_1)),
            URLEncoder.encode(new String(KEY, ISO_8859_1), ISO_8859_1))) {
      assertThat(kinds(("before " + form + " after").getBytes(ISO_8859_1)))
          .as(form)
          .contains(SecretKind.CUSTOMER_KEY);
    }
  }

  @Test
  void aKeyIsFoundWithinWhatIsEncodedAsAWhole() {
    for (String before : List.of("", "1", "12", "123")) {
      byte[] whole = (before + new String(KEY, ISO_8859_1) + "after").getBytes(ISO_8859_1);
      assertThat(kinds(Base64.getEncoder().encode(whole)))
          .as("behind '%s'", before)
          .contains(SecretKind.CUSTOMER_KEY);
    }
  }

  @Test
  void aKeyIsFoundWhereverABodyIsCut() {
    byte[] body = ("some text before " + BASE64 + " and behind").getBytes(ISO_8859_1);
    for (int cut = 0; cut <= body.length; cut++) {
      KnownSecrets.Search search = secrets.search();
      search.accept(ByteBuffer.wrap(body, 0, cut));
      search.accept(ByteBuffer.wrap(body, cut, body.length - cut));
      assertThat(search.seen("request body")).as("cut at %d", cut).isNotEmpty();
    }
    KnownSecrets.Search byteByByte = secrets.search();
    for (byte b : body) {
      byteByByte.accept(ByteBuffer.wrap(new byte[] {b}));
    }
    assertThat(byteByByte.seen("request body")).isNotEmpty();
  }

  @Test
  void nothingIsFoundInOtherBytes() {
    for (int seed = 100; seed < 120; seed++) {
      assertThat(kinds(randomBytes(seed, 1 << 20))).isEmpty();
      assertThat(kinds(Base64.getEncoder().encode(randomBytes(seed, 1 << 16)))).isEmpty();
    }
    byte[] allButOneByte = KEY.clone();
    allButOneByte[16] ^= 1;
    assertThat(kinds(allButOneByte)).isEmpty();
  }

  @Test
  void headersAndAddressesAreLookedAt() {
    assertThat(
            secrets.inHead(
                "request",
                "/bucket/" + URLEncoder.encode(BASE64, StandardCharsets.UTF_8),
                Map.of("X-Amz-Meta-Note", BASE64, BASE64, "a value").entrySet()))
        .extracting(SecretSighting::where)
        .contains("request address", "request header x-amz-meta-note", "request header's name")
        .noneMatch(where -> where.contains(BASE64));
  }

  @Test
  void dataKeysAreForgottenOnlyWhenTheyAreOld() {
    byte[] first = randomBytes(1000, 32);
    secrets.addKey(SecretKind.DATA_KEY, Base64.getEncoder().encodeToString(first));
    for (int seed = 1001; seed < 1090; seed++) {
      secrets.addKey(
          SecretKind.DATA_KEY, Base64.getEncoder().encodeToString(randomBytes(seed, 32)));
    }
    assertThat(kinds(first)).containsExactly(SecretKind.DATA_KEY);

    for (int seed = 2000; seed < 2300; seed++) {
      secrets.addKey(
          SecretKind.DATA_KEY, Base64.getEncoder().encodeToString(randomBytes(seed, 32)));
      assertThat(kinds(randomBytes(seed, 32))).containsExactly(SecretKind.DATA_KEY);
    }
    assertThat(kinds(first)).isEmpty();
    assertThat(kinds(KEY)).containsExactly(SecretKind.CUSTOMER_KEY);
  }

  @Test
  void aTextIsFoundToo() {
    secrets.addText(SecretKind.SECRET_ACCESS_KEY, "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    assertThat(kinds("secret=wJalrXUtnFEMI%2FK7MDENG%2FbPxRfiCYEXAMPLEKEY&".getBytes(ISO_8859_1)))
        .containsExactly(SecretKind.SECRET_ACCESS_KEY);
    assertThat(kinds(Arrays.copyOf(KEY, 15))).isEmpty();
  }

  private List<SecretKind> kinds(byte[] body) {
    KnownSecrets.Search search = secrets.search();
    search.accept(ByteBuffer.wrap(body));
    return search.seen("request body").stream().map(SecretSighting::kind).distinct().toList();
  }
}
