package org.s3aharness.wire.exchange;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.sstoehr.harreader.HarReader;
import de.sstoehr.harreader.HarReaderException;
import de.sstoehr.harreader.model.HarEntry;
import de.sstoehr.harreader.model.HarHeader;
import de.sstoehr.harreader.model.HarLog;
import de.sstoehr.harreader.model.HarRequest;
import de.sstoehr.harreader.model.HarResponse;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.s3aharness.wire.exchange.Outcome.Answer;
import org.s3aharness.wire.exchange.Outcome.Course;
import org.s3aharness.wire.exchange.Outcome.SentBody;

/** Reads a wire log back from what {@link HttpArchive} has written. */
public final class HttpArchiveReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern URL = Pattern.compile("(\\w+)://([^/?]*)([^?]*)(?:\\?.*)?");

  private HttpArchiveReader() {}

  /**
   * Reads a file. Whatever a HAR file does not hold is empty, such as the keys in a request to
   * delete many objects.
   *
   * @throws IOException when the file cannot be read, or {@link HttpArchive} has not written it
   */
  public static WireLog read(Path file) throws IOException {
    try {
      HarLog har = new HarReader().readFromFile(file.toFile()).log();
      if (har.creator() == null || !HttpArchive.CREATOR.equals(har.creator().name())) {
        throw new IllegalArgumentException("it was not written by " + HttpArchive.CREATOR);
      }
      List<Exchange> exchanges = new ArrayList<>();
      for (HarEntry entry : har.entries()) {
        exchanges.add(exchange(entry));
      }
      return WireLog.of(har.comment(), exchanges);
    } catch (HarReaderException | IllegalArgumentException e) {
      throw new IOException(file + " is no HAR file of a run: " + e.getMessage(), e);
    }
  }

  private static Exchange exchange(HarEntry entry) throws JacksonException {
    Map<String, Object> more = entry.additional();
    return new Exchange(
        ((Number) more.get("_id")).longValue(),
        entry.startedDateTime().toInstant(),
        head(entry.request(), more),
        outcome(entry, more));
  }

  private static RequestHead head(HarRequest request, Map<String, Object> more) {
    Matcher url = URL.matcher(request.url());
    if (!url.matches()) {
      throw new IllegalArgumentException("no address: " + request.url());
    }
    Map<String, List<String>> query = new TreeMap<>();
    request
        .queryString()
        .forEach(p -> query.computeIfAbsent(p.name(), n -> new ArrayList<>()).add(p.value()));
    return new RequestHead(
        url.group(1),
        url.group(2),
        request.method(),
        url.group(3),
        query,
        headers(request.headers()),
        RequestKind.valueOf(text(more, "_kind").orElseThrow()),
        text(more, "_bucket"),
        text(more, "_key"),
        /* accessKey= */ Optional.empty());
  }

  private static Outcome outcome(HarEntry entry, Map<String, Object> more) throws JacksonException {
    HarResponse response = entry.response();
    Optional<String> failure = text(more, "_error");
    boolean inFlight = failure.isEmpty() && response.status() == 0;
    return new Outcome(
        new Course(inFlight, Duration.ofMillis(entry.time()), failure),
        new SentBody(
            entry.request().bodySize(),
            more.containsKey("_sentPlaintext"),
            /* kind= */ Optional.empty(),
            kmsRequest(entry.request()),
            /* deletedKeys= */ List.of(),
            /* sessionPolicy= */ Optional.empty()),
        new Answer(
            /* refused= */ false,
            response.status(),
            headers(response.headers()),
            response.bodySize(),
            more.containsKey("_receivedPlaintext"),
            text(more, "_errorCode"),
            kmsAnswer(response),
            /* issuedAccessKeys= */ List.of()),
        /* secrets= */ List.of());
  }

  private static Optional<JsonNode> kmsRequest(HarRequest request) throws JacksonException {
    String text = request.postData() == null ? null : request.postData().text();
    return text == null || text.isEmpty() ? Optional.empty() : Optional.of(JSON.readTree(text));
  }

  private static Optional<JsonNode> kmsAnswer(HarResponse response) throws JacksonException {
    String text = response.content() == null ? null : response.content().text();
    return text == null || text.isEmpty() ? Optional.empty() : Optional.of(JSON.readTree(text));
  }

  private static HttpHeaders headers(List<HarHeader> headers) {
    Map<String, List<String>> map = new TreeMap<>();
    headers.forEach(h -> map.computeIfAbsent(h.name(), n -> new ArrayList<>()).add(h.value()));
    return HttpHeaders.of(map, (name, value) -> true);
  }

  private static Optional<String> text(Map<String, Object> more, String name) {
    return Optional.ofNullable(more.get(name)).map(Object::toString);
  }
}
