package org.s3aharness.wire.exchange;

import java.util.function.Function;

/** Receives the exchanges that a recorder sees. It is thread-safe. */
public interface ExchangeLog {
  /**
   * Adds the recording that {@code begin} creates. Its argument is the callback to call once the
   * exchange is over.
   */
  Recording begin(Function<Runnable, Recording> begin);
}
