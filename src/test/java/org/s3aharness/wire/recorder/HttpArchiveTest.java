package org.s3aharness.wire.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.sstoehr.harreader.HarReader;
import de.sstoehr.harreader.model.HarEntry;
import de.sstoehr.harreader.model.HarLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.HttpArchive;
import org.s3aharness.wire.exchange.HttpArchiveReader;
import org.s3aharness.wire.exchange.WireLog;

class HttpArchiveTest extends RecorderTestBase {

  @Test
  void readsBackWhatWasRecorded() throws Exception {
    store.answers(200, "text/plain", "hello".getBytes(StandardCharsets.UTF_8));
    put(BUCKET_URL + "a%20b?x-id=Put%26Object", "body", "X-Asked", "1");
    get("http://169.254.169.254/");
    Path file = directory.resolve("wire.har");

    HttpArchive.write(log, file);

    HarLog har = new HarReader().readFromFile(file.toFile()).log();
    assertThat(har.version()).isEqualTo("1.2");
    assertThat(har.creator().name()).isEqualTo("s3a-encryption-harness");
    assertThat(har.comment()).isEqualTo("test");
    assertThat(har.entries()).hasSize(2);
    HarEntry entry = har.entries().get(0);
    assertThat(entry.request().method()).isEqualTo("PUT");
    assertThat(entry.request().url())
        .isEqualTo("https://bucket.s3.us-east-1.amazonaws.com/a%20b?x-id=Put%26Object");
    assertThat(entry.request().bodySize()).isEqualTo(4);
    assertThat(entry.request().headers())
        .anyMatch(
            header -> header.name().equalsIgnoreCase("X-Asked") && "1".equals(header.value()));
    assertThat(entry.request().queryString())
        .singleElement()
        .matches(parameter -> "Put&Object".equals(parameter.value()));
    assertThat(entry.response().status()).isEqualTo(200);
    assertThat(entry.response().content().size()).isEqualTo(5);
    assertThat(entry.response().content().mimeType()).isEqualTo("text/plain");
    assertThat(entry.startedDateTime().toInstant()).isEqualTo(log.exchanges().get(0).start());
    assertThat(entry.additional()).containsEntry("_kind", "PUT_OBJECT");
    assertThat(har.entries().get(1).response().status()).isEqualTo(403);
  }

  @Test
  void aLogThatWasReadBackSaysTheSame() throws Exception {
    store.answers(200, "text/plain", (MARKER + " hello").getBytes(StandardCharsets.UTF_8));
    put(BUCKET_URL + "a%20b?x-id=Put%26Object&x-id=2&empty", MARKER, "X-Asked", "1");
    get("http://169.254.169.254/");
    Path file = directory.resolve("wire.har");
    HttpArchive.write(log, file);

    WireLog loaded = HttpArchiveReader.read(file);

    Path again = directory.resolve("again.har");
    HttpArchive.write(loaded, again);
    assertThat(again).hasSameTextualContentAs(file);
    assertThat(loaded.exchanges()).hasToString(log.exchanges().toString());
    Exchange put = loaded.to("a b").get(0);
    Exchange was = log.to("a b").get(0);
    assertThat(put.bucket()).isEqualTo(was.bucket());
    assertThat(put.requestBodyHolds()).isTrue();
    assertThat(put.responseBodyHolds()).isTrue();
    assertThat(isComplete(put)).isTrue();
  }

  @Test
  void aFileOfAnotherKindIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("other.har"), "{\"log\":{}}");

    assertThatThrownBy(() -> HttpArchiveReader.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void saysWhichFileCannotBeWritten() {
    Path file = directory.resolve("no such directory/wire.har");

    assertThatThrownBy(() -> HttpArchive.write(log, file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
  }
}
