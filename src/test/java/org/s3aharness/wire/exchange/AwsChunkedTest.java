package org.s3aharness.wire.exchange;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsChunkedTest {
  @ParameterizedTest
  @CsvSource({
    "'5\r\nhello\r\n0\r\n', hello",
    "'5;chunk-signature=abc\r\nhello\r\n2\r\n, \r\n0;chunk-signature=def\r\n\r\n', 'hello, '",
    "'a\r\nhel', hel",
    "'0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n', ''",
    "'no size\r\nhello', ''",
    "'', ''",
    "'5', ''",
  })
  void dataIsTakenOutOfItsFrames(String framed, String data) {
    assertThat(new String(AwsChunked.data(framed.getBytes(US_ASCII)), US_ASCII)).isEqualTo(data);
  }
}
