package org.s3aharness.wire.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the error code from a response: S3's and STS's XML, or KMS's JSON and header. */
final class ErrorCode {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorCode.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private ErrorCode() {}

  static Optional<String> of(HttpHeaders headers, byte[] body) {
    Optional<String> named = headers.firstValue("x-amzn-errortype").map(ErrorCode::bare);
    if (named.isPresent() || body.length == 0) {
      return named;
    }
    return headers.firstValue("content-type").orElse("").contains("json")
        ? fromJson(body)
        : fromXml(body);
  }

  private static Optional<String> fromJson(byte[] body) {
    try {
      JsonNode type = JSON.readTree(body).path("__type");
      return type.isTextual() ? Optional.of(bare(type.textValue())) : Optional.empty();
    } catch (IOException e) {
      // Not the body itself: it may hold what must not be logged.
      LOG.debug("An error response is not JSON, though it says so: {}", e.getClass().getName());
      return Optional.empty();
    }
  }

  private static Optional<String> fromXml(byte[] body) {
    try {
      XMLStreamReader xml = XmlTexts.reader(body);
      boolean inError = false;
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          inError |= xml.getLocalName().equals("Error");
          if (inError && xml.getLocalName().equals("Code")) {
            return Optional.of(xml.getElementText().trim());
          }
        }
      }
    } catch (XMLStreamException e) {
      LOG.debug("An error response is not XML: {}", e.getClass().getName());
    }
    return Optional.empty();
  }

  /** Turns {@code com.amazonaws.kms#NotFoundException:http://…} into {@code NotFoundException}. */
  private static String bare(String type) {
    String name = type.substring(type.indexOf('#') + 1);
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }
}
