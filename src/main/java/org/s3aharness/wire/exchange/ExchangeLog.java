package org.s3aharness.wire.exchange;

import java.util.function.Function;

/** What becomes of the exchanges that a recorder sees. Thread-safe. */
public interface ExchangeLog {
  /** Takes in what {@code begin} makes of the callback it must call once the exchange is over. */
  Recording begin(Function<Runnable, Recording> begin);
}
