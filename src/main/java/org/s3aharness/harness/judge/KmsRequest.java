package org.s3aharness.harness.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import java.util.TreeMap;
import org.s3aharness.wire.exchange.Exchange;

/** A recorded request to KMS, by the names of the KMS API. */
record KmsRequest(Exchange exchange) {
  /** The beginning of the names of data keys' lengths, which continue with the bits. */
  static final String AES = "AES_";

  /** Returns the operation, such as {@code GenerateDataKey}. */
  String operation() {
    String target = exchange.requestHeaders().firstValue("x-amz-target").orElse("");
    return target.substring(target.indexOf('.') + 1);
  }

  /** Returns the request in words, such as {@code #7 Decrypt}. */
  String where() {
    return "#%d %s".formatted(exchange.id(), operation());
  }

  /** Returns the key in the form in which the request names it; empty if it names none. */
  String keyId() {
    return body().path("KeyId").asText("");
  }

  /** Returns the encryption context; empty if there is none. */
  Map<String, String> context() {
    Map<String, String> context = new TreeMap<>();
    body()
        .path("EncryptionContext")
        .properties()
        .forEach(field -> context.put(field.getKey(), field.getValue().asText()));
    return context;
  }

  /**
   * Returns the length of the data key that is asked for, such as {@code AES_256}, by whichever of
   * its two fields the request gives it.
   */
  String dataKeySpec() {
    int bytes = body().path("NumberOfBytes").asInt();
    return bytes > 0 ? AES + bytes * Byte.SIZE : body().path("KeySpec").asText("");
  }

  private JsonNode body() {
    return exchange.kmsRequest().orElseGet(MissingNode::getInstance);
  }
}
