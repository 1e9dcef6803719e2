package org.s3aharness.watch.census;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.s3aharness.wire.exchange.Exchange;

/**
 * Writes every request of a job to a compressed file, one JSON object to a line, which takes a few
 * bytes of disk for each.
 */
public final class RequestFile implements AutoCloseable {
  private static final int FLUSHED_EVERY = 1000;

  private final ObjectMapper json = new ObjectMapper();
  private final OutputStream out;
  private int unflushed;

  public RequestFile(Path file) throws IOException {
    // Flushed in between, so that what is left by a killed harness can be read.
    this.out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16, true);
  }

  public void add(Exchange exchange, CensusKey what, Actor actor) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("id", exchange.id());
    line.put("start", exchange.start().toString());
    line.put("milliseconds", exchange.duration().toMillis());
    line.put("kind", exchange.kind().name());
    line.put("host", exchange.host());
    exchange.bucket().ifPresent(bucket -> line.put("bucket", bucket));
    exchange.key().ifPresent(key -> line.put("key", key));
    line.put("status", exchange.status());
    line.put("outcome", what.outcome());
    line.put("sent", exchange.requestBodyBytes());
    line.put("received", exchange.responseBodyBytes());
    putUnlessEmpty(line, "asked", what.asked());
    putUnlessEmpty(line, "acknowledged", what.acknowledged());
    putUnlessEmpty(line, "kmsKey", what.key());
    putUnlessEmpty(line, "client", actor.client());
    putUnlessEmpty(line, "operation", actor.operation());
    putUnlessEmpty(line, "job", actor.job());
    putUnlessEmpty(line, "task", actor.task());
    putUnlessEmpty(line, "thread", actor.thread());
    try {
      out.write((json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
      if (++unflushed == FLUSHED_EVERY) {
        out.flush();
        unflushed = 0;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The list of requests cannot be written", e);
    }
  }

  private static void putUnlessEmpty(Map<String, Object> line, String name, String value) {
    if (!value.isEmpty()) {
      line.put(name, value);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
