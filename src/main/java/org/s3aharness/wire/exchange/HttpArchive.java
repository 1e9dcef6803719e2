package org.s3aharness.wire.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.sstoehr.harreader.HarWriter;
import de.sstoehr.harreader.HarWriterException;
import de.sstoehr.harreader.jackson.DefaultMapperFactory;
import de.sstoehr.harreader.model.Har;
import de.sstoehr.harreader.model.HarContent;
import de.sstoehr.harreader.model.HarCreatorBrowser;
import de.sstoehr.harreader.model.HarEntry;
import de.sstoehr.harreader.model.HarHeader;
import de.sstoehr.harreader.model.HarLog;
import de.sstoehr.harreader.model.HarPostData;
import de.sstoehr.harreader.model.HarQueryParam;
import de.sstoehr.harreader.model.HarRequest;
import de.sstoehr.harreader.model.HarResponse;
import de.sstoehr.harreader.model.HarTiming;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringEncoder;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a wire log as an <a href="http://www.softwareishard.com/blog/har-12-spec/">HTTP archive
 * 1.2</a>, which every browser's network panel opens. It holds what the log holds: masked values,
 * and no bodies except those of KMS.
 */
public final class HttpArchive {
  /** The writer, which is thread-safe. */
  private static final HarWriter WRITER = new HarWriter(new SharedMapper());

  static final String CREATOR = "s3a-encryption-harness";
  private static final String HTTP = "HTTP/1.1";
  private static final String KMS_JSON = "application/x-amz-json-1.1";

  private HttpArchive() {}

  /**
   * Gives one mapper to all files. The library's own factory makes one for each, which takes longer
   * than to write the file.
   */
  private static final class SharedMapper extends DefaultMapperFactory {
    private final ObjectMapper mapper = super.instance();

    @Override
    public ObjectMapper instance() {
      return mapper;
    }
  }

  /**
   * Writes {@code log} as it is now, including exchanges in flight.
   *
   * @param file is overwritten; its directory must exist
   * @throws IOException when the file cannot be written
   */
  public static void write(WireLog log, Path file) throws IOException {
    Har har =
        new Har(
            HarLog.builder()
                .version("1.2")
                .creator(HarCreatorBrowser.builder().name(CREATOR).version(version()).build())
                .comment(log.name())
                .entries(log.exchanges().stream().map(HttpArchive::entry).toList())
                .build());
    try {
      Files.write(file, WRITER.writeAsBytes(har));
    } catch (HarWriterException e) {
      throw new IOException("Cannot write the wire log " + log.name() + " to " + file, e);
    }
  }

  private static HarEntry entry(Exchange exchange) {
    HarEntry entry =
        HarEntry.builder()
            .startedDateTime(exchange.start().atZone(ZoneOffset.UTC))
            .time(Math.toIntExact(exchange.duration().toMillis()))
            .request(request(exchange))
            .response(response(exchange))
            .timings(
                HarTiming.builder()
                    .send(0L)
                    .waitTime(exchange.duration().toMillis())
                    .receive(0L)
                    .build())
            .comment(exchange.toString())
            .build();
    // Fields of our own begin with an underscore, as the specification asks.
    entry.setAdditionalField("_kind", exchange.kind().name());
    entry.setAdditionalField("_id", exchange.id());
    exchange.errorCode().ifPresent(code -> entry.setAdditionalField("_errorCode", code));
    exchange.failure().ifPresent(reason -> entry.setAdditionalField("_error", reason));
    exchange.bucket().ifPresent(bucket -> entry.setAdditionalField("_bucket", bucket));
    exchange.key().ifPresent(key -> entry.setAdditionalField("_key", key));
    if (exchange.requestBodyHolds()) {
      entry.setAdditionalField("_sentPlaintext", true);
    }
    if (exchange.responseBodyHolds()) {
      entry.setAdditionalField("_receivedPlaintext", true);
    }
    return entry;
  }

  private static HarRequest request(Exchange exchange) {
    HarRequest.HarRequestBuilder request =
        HarRequest.builder()
            .method(exchange.method())
            .url(url(exchange))
            .httpVersion(HTTP)
            .headers(headers(exchange.requestHeaders()))
            .queryString(query(exchange.query()))
            .bodySize(exchange.requestBodyBytes());
    exchange
        .kmsRequest()
        .map(json -> HarPostData.builder().mimeType(KMS_JSON).text(json.toString()).build())
        .ifPresent(request::postData);
    return request.build();
  }

  private static List<HarQueryParam> query(Map<String, List<String>> query) {
    return query.entrySet().stream()
        .flatMap(
            parameter ->
                parameter.getValue().stream().map(value -> parameter(parameter.getKey(), value)))
        .toList();
  }

  private static HarQueryParam parameter(String name, String value) {
    return HarQueryParam.builder().name(name).value(value).build();
  }

  private static HarResponse response(Exchange exchange) {
    String type = exchange.responseHeaders().firstValue("content-type").orElse("");
    return HarResponse.builder()
        .status(exchange.status())
        .statusText(HttpResponseStatus.valueOf(exchange.status()).reasonPhrase())
        .httpVersion(HTTP)
        .headers(headers(exchange.responseHeaders()))
        .content(
            HarContent.builder()
                .size(exchange.responseBodyBytes())
                .mimeType(type)
                .text(exchange.kmsAnswer().map(JsonNode::toString).orElse(null))
                .build())
        .redirectURL(exchange.responseHeaders().firstValue("location").orElse(""))
        .bodySize(exchange.responseBodyBytes())
        .build();
  }

  private static List<HarHeader> headers(HttpHeaders headers) {
    return headers.map().entrySet().stream()
        .flatMap(
            header ->
                header.getValue().stream()
                    .map(value -> HarHeader.builder().name(header.getKey()).value(value).build()))
        .toList();
  }

  private static String url(Exchange exchange) {
    QueryStringEncoder url =
        new QueryStringEncoder(exchange.scheme() + "://" + exchange.host() + exchange.path());
    exchange.query().forEach((name, values) -> values.forEach(value -> url.addParam(name, value)));
    return url.toString();
  }

  private static String version() {
    return Optional.ofNullable(HttpArchive.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
