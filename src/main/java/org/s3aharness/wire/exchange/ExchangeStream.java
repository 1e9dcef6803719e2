package org.s3aharness.wire.exchange;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Hands each exchange on when it is over, and keeps none: for a client that sends more than fits
 * into memory. Thread-safe.
 */
public final class ExchangeStream implements ExchangeLog {
  private final Consumer<Exchange> listener;
  private final Set<Recording> inFlight = ConcurrentHashMap.newKeySet();

  /**
   * Makes a stream.
   *
   * @param listener is given each exchange once, before the last bytes of its response are given to
   *     the client; on the recorder's threads, several at a time. As long as it takes, the client
   *     waits
   */
  public ExchangeStream(Consumer<Exchange> listener) {
    this.listener = listener;
  }

  @Override
  public Recording begin(Function<Runnable, Recording> begin) {
    Over over = new Over();
    over.recording = begin.apply(over);
    inFlight.add(over.recording);
    return over.recording;
  }

  /** Returns the exchanges that have begun and are not over, as of now. */
  public List<Exchange> inFlight() {
    return inFlight.stream().map(Recording::snapshot).toList();
  }

  private final class Over implements Runnable {
    private Recording recording;

    @Override
    public void run() {
      inFlight.remove(recording);
      listener.accept(recording.snapshot());
    }
  }
}
