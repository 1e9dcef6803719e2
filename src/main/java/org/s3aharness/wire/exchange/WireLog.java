package org.s3aharness.wire.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The exchanges that began while this log was the recorder's current one. It is thread-safe.
 *
 * <p>An exchange is complete here before the client gets the last bytes of its response, so anybody
 * who has received a response finds it here without waiting. Threads that {@linkplain Object#wait()
 * wait} on a log are notified whenever one of its exchanges is over.
 */
public final class WireLog implements ExchangeLog {
  private final String name;
  private final List<Recording> recordings = new ArrayList<>();

  public WireLog(String name) {
    this.name = name;
  }

  /**
   * Returns a log of exchanges that are over.
   *
   * @param exchanges in the order in which they began
   */
  public static WireLog of(String name, List<Exchange> exchanges) {
    WireLog log = new WireLog(name);
    exchanges.stream().map(Recording::new).forEach(log.recordings::add);
    return log;
  }

  /**
   * Returns what several recorders saw of one case, in the order in which exchanges began.
   * Exchanges that begin later are not in it.
   *
   * @param logs not empty; the first one gives the name
   */
  public static WireLog joined(List<WireLog> logs) {
    if (logs.size() == 1) {
      return logs.get(0);
    }
    WireLog joined = new WireLog(logs.get(0).name);
    for (WireLog log : logs) {
      synchronized (log) {
        joined.recordings.addAll(log.recordings);
      }
    }
    joined.recordings.sort(Comparator.comparing(recording -> recording.snapshot().start()));
    return joined;
  }

  /** Returns the name that was given when the log was started. */
  public String name() {
    return name;
  }

  /**
   * Returns all exchanges at the moment, in the order in which they began, including those in
   * flight.
   */
  public List<Exchange> exchanges() {
    List<Recording> all;
    synchronized (this) {
      all = List.copyOf(recordings);
    }
    return all.stream().map(Recording::snapshot).toList();
  }

  /** Returns the exchanges that are one of {@code kinds}. */
  public List<Exchange> of(RequestKind... kinds) {
    Set<RequestKind> wanted = EnumSet.noneOf(RequestKind.class);
    wanted.addAll(Arrays.asList(kinds));
    return filter(exchange -> wanted.contains(exchange.kind()));
  }

  /**
   * Returns the exchanges about one object, in whatever bucket.
   *
   * @param key URL-decoded, without leading slash
   */
  public List<Exchange> to(String key) {
    return filter(exchange -> exchange.key().filter(key::equals).isPresent());
  }

  /** Returns the exchanges that satisfy {@code predicate}. */
  public List<Exchange> filter(Predicate<Exchange> predicate) {
    return exchanges().stream().filter(predicate).toList();
  }

  @Override
  public synchronized Recording begin(Function<Runnable, Recording> begin) {
    Recording recording = begin.apply(this::changed);
    recordings.add(recording);
    return recording;
  }

  private synchronized void changed() {
    notifyAll();
  }

  /** Returns the name and one line for each exchange. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("wire log ").append(name);
    exchanges().forEach(exchange -> text.append(System.lineSeparator()).append(exchange));
    return text.toString();
  }
}
