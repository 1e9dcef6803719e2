package org.s3aharness.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.s3aharness.harness.judge.WrappedKeys;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.RequestKind;

/**
 * Remembers which of a job's exchanges have to do with which data key. What a job asks of KMS is
 * judged with the S3 request that it was for; where there is none, it may be the job's own
 * business. It is not thread-safe.
 */
final class KmsMemory {
  private static final int MOST_KEYS = 10_000;

  /**
   * A request to KMS that is ready to be judged.
   *
   * @param cause the S3 request that it was for
   * @param known all exchanges about the same data key, in the order in which they began
   */
  record Ready(Exchange exchange, Exchange cause, List<Exchange> known) {}

  /** What is known about one data key. */
  private static final class DataKey {
    private final List<Exchange> waiting = new ArrayList<>();
    private Exchange making;
    private Exchange stored;
    private Exchange answered;

    private List<Exchange> with(Exchange exchange) {
      return Stream.of(making, stored, answered, exchange)
          .filter(Objects::nonNull)
          .distinct()
          .sorted(Comparator.comparingLong(Exchange::id))
          .toList();
    }
  }

  private final Map<String, DataKey> keys =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, DataKey> eldest) {
          return size() > MOST_KEYS;
        }
      };

  /** Takes an exchange, and returns those of KMS that can be judged now. */
  List<Ready> ready(Exchange exchange) {
    if (exchange.kind().isOfKms()) {
      WrappedKeys.ofKms(exchange).ifPresent(key -> takeOfKms(exchange, of(key)));
      return WrappedKeys.ofKms(exchange).map(this::judgeable).orElse(List.of());
    }
    List<Ready> ready = new ArrayList<>();
    WrappedKeys.stored(exchange)
        .ifPresent(
            key -> {
              DataKey about = of(key);
              about.stored = about.stored == null ? exchange : about.stored;
              ready.addAll(judgeable(key));
            });
    WrappedKeys.answered(exchange)
        .ifPresent(
            key -> {
              of(key).answered = exchange;
              ready.addAll(judgeable(key));
            });
    return ready;
  }

  private static void takeOfKms(Exchange exchange, DataKey about) {
    about.waiting.add(exchange);
    if (exchange.kind() == RequestKind.KMS_GENERATE_DATA_KEY) {
      about.making = exchange;
    }
  }

  private List<Ready> judgeable(String key) {
    DataKey about = of(key);
    List<Ready> ready = new ArrayList<>();
    for (Exchange exchange : about.waiting) {
      List<Exchange> known = about.with(exchange);
      new WrappedKeys(known)
          .madeFor(exchange)
          .ifPresent(cause -> ready.add(new Ready(exchange, cause, known)));
    }
    ready.forEach(its -> about.waiting.remove(its.exchange()));
    return ready;
  }

  private DataKey of(String key) {
    return keys.computeIfAbsent(key, added -> new DataKey());
  }

  /** Returns what is known about the data key that a request stores, the request among it. */
  List<Exchange> known(Exchange storing) {
    Optional<DataKey> about = WrappedKeys.stored(storing).map(keys::get);
    return about.map(its -> its.with(storing)).orElseGet(() -> List.of(storing));
  }
}
