package org.s3aharness.wire.fault;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.s3aharness.wire.exchange.Exchange;

/** Alterations of the wire that prove that a case can fail. */
public final class Alteration {
  private Alteration() {}

  /** Makes a change, {@link Tampering#asSent}, to the requests that {@code which} accepts. */
  public static Tampering ofSent(Predicate<RequestEdit> which, Consumer<RequestEdit> change) {
    return new Tampering() {
      @Override
      public void asSent(RequestEdit request) {
        if (which.test(request)) {
          change.accept(request);
        }
      }
    };
  }

  /** Makes a change, {@link Tampering#onTheWay}, to the requests that {@code which} accepts. */
  public static Tampering ofForwarded(Predicate<RequestEdit> which, Consumer<RequestEdit> change) {
    return new Tampering() {
      @Override
      public void onTheWay(RequestEdit request) {
        if (which.test(request)) {
          change.accept(request);
        }
      }
    };
  }

  /** Makes a change, {@link Tampering#asAnswered}, where {@code which} accepts the exchange. */
  public static Tampering ofAnswered(Predicate<Exchange> which, Consumer<ResponseEdit> change) {
    return new Tampering() {
      @Override
      public void asAnswered(Exchange exchange, ResponseEdit response) {
        if (which.test(exchange)) {
          change.accept(response);
        }
      }
    };
  }
}
