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
 * Remembers of a job's exchanges what its copies are judged by: the latest answers about objects,
 * and uploads of which nobody knows yet whether their parts are copied. Not thread-safe.
 */
final class CopyMemory {
  private static final int MOST_OBJECTS = 10_000;
  private static final int OK = 200;

  /** An exchange that can be judged, with what it is judged by. */
  record Ready(Exchange exchange, Actor actor, Copies copies) {}

  private final Map<String, Exchange> heads = new Latest<>();
  private final Map<String, Ready> begun = new Latest<>();

  /** Takes in an exchange, and returns those that can be judged now. */
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

  /** Returns what was begun and not gone on with. */
  List<Ready> rest() {
    List<Ready> rest = List.copyOf(begun.values());
    begun.clear();
    return rest;
  }

  private static boolean isOfUpload(Exchange exchange) {
    return exchange.kind() == RequestKind.CREATE_MULTIPART_UPLOAD
        || exchange.query().containsKey("uploadId");
  }

  /**
   * @param part what tells whether the exchange copies: itself, or the first part of the upload
   */
  private Ready with(Exchange exchange, Actor actor, Exchange part) {
    List<Exchange> known = new ArrayList<>();
    Copies.named(part).map(heads::get).ifPresent(known::add);
    known.add(exchange);
    if (part != exchange) {
      known.add(part);
    }
    return new Ready(exchange, actor, new Copies(known));
  }

  /** Forgets the eldest. */
  private static final class Latest<V> extends LinkedHashMap<String, V> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > MOST_OBJECTS;
    }
  }
}
