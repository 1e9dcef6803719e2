package org.s3aharness.report.summary;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import org.s3aharness.wire.exchange.EncryptionHeaders;
import org.s3aharness.wire.exchange.Exchange;

/** Formats an exchange in lines for a terminal. */
public final class ExchangeText {
  private ExchangeText() {}

  /** Returns the request with its status, followed by what both sides say about encryption. */
  public static List<String> lines(Exchange exchange) {
    List<String> lines = new ArrayList<>(List.of(exchange.toString()));
    addEncryption(lines, ">", exchange.requestHeaders());
    addEncryption(lines, "<", exchange.responseHeaders());
    return lines;
  }

  private static void addEncryption(List<String> lines, String direction, HttpHeaders headers) {
    headers.map().entrySet().stream()
        .filter(header -> EncryptionHeaders.isOne(header.getKey()))
        .map(
            header ->
                "    %s %s: %s"
                    .formatted(direction, header.getKey(), String.join(", ", header.getValue())))
        .forEach(lines::add);
  }
}
