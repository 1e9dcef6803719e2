package org.s3aharness.wire.exchange;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Hands each exchange on when it is over, and keeps none, for a client that sends more than fits
 * into memory. It is thread-safe.
 */
public final class ExchangeStream implements ExchangeLog {
  private final Consumer<Exchange> listener;
  private final Set<Recording> inFlight = ConcurrentHashMap.newKeySet();

  /**
   * Creates a stream.
   *
   * @param listener receives each exchange once, before the client gets the last bytes of its
   *     response, on several of the recorder's threads at a time. The client waits for as long as
   *     it takes
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

  /** Returns the exchanges that have begun and are not over at the moment. */
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
