package org.s3aharness.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.s3aharness.harness.judge.Copies;
import org.s3aharness.watch.census.Actor;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.RequestKind;

/**
 * Remembers those of a job's exchanges by which its copies are judged: the latest answers about
 * objects, and uploads for which it is not yet known whether their parts are copied. It is not
 * thread-safe.
 */
final class CopyMemory {
  private static final int MOST_OBJECTS = 10_000;
  private static final int OK = 200;

  /**
   * An exchange that is ready to be judged.
   *
   * @param known the exchanges by which one sees whether it copies, and what: itself among them
   */
  record Ready(Exchange exchange, Actor actor, List<Exchange> known) {
    Copies copies() {
      return new Copies(known);
    }
  }

  private final Map<String, Exchange> heads = new Latest<>();
  private final Map<String, Ready> begun = new Latest<>();

  /** Takes an exchange, and returns those that can be judged now. */
  List<Ready> ready(Exchange exchange, Actor actor) {
    List<Ready> ready = new ArrayList<>();
    String object = exchange.bucket().orElse("") + "/" + exchange.key().orElse("");
    if (exchange.kind() == RequestKind.HEAD_OBJECT && exchange.status() == OK) {
      heads.put(object, exchange);
    }
    if (isOfUpload(exchange)) {
      Optional.ofNullable(begun.remove(object))
          .ifPresent(it -> ready.add(with(it.exchange(), it.actor(), exchange)));
    }
    Ready own = with(exchange, actor, exchange);
    if (exchange.kind() == RequestKind.CREATE_MULTIPART_UPLOAD) {
      begun.put(object, own);
    } else {
      ready.add(own);
    }
    return ready;
  }

  /** Takes out the exchanges of uploads that were started and not continued. */
  List<Ready> takeRest() {
    List<Ready> rest = List.copyOf(begun.values());
    begun.clear();
    return rest;
  }

  private static boolean isOfUpload(Exchange exchange) {
    return exchange.kind() == RequestKind.CREATE_MULTIPART_UPLOAD
        || exchange.query().containsKey("uploadId");
  }

  /**
   * Returns an exchange that is ready.
   *
   * @param part tells whether the exchange copies: the exchange itself, or the first part of the
   *     upload
   */
  private Ready with(Exchange exchange, Actor actor, Exchange part) {
    List<Exchange> known = new ArrayList<>();
    Copies.named(part).map(heads::get).ifPresent(known::add);
    known.add(exchange);
    if (part != exchange) {
      known.add(part);
    }
    return new Ready(exchange, actor, known);
  }

  /** Drops the oldest entry when it grows too large. */
  private static final class Latest<V> extends LinkedHashMap<String, V> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > MOST_OBJECTS;
    }
  }
}
