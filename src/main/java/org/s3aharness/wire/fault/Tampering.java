package org.s3aharness.wire.fault;

import java.util.Optional;
import org.s3aharness.wire.exchange.Exchange;

/**
 * Changes made to exchanges as they pass, to prove that a case can fail, and faults of network and
 * store, to prove what a client does about them. Called on the recorder's own threads, for many
 * exchanges at once: implementations are thread-safe and do not block. An exception from one ends
 * the client's connection. Requests that are refused are not touched.
 */
public interface Tampering {

  /** Changes a request before it is recorded, as if the client had sent it so. */
  default void asSent(RequestEdit request) {}

  /** Changes what the store gets of a request, after it has been recorded. */
  default void onTheWay(RequestEdit request) {}

  /**
   * Changes a response before it is recorded, as if the store had answered so.
   *
   * @param exchange what was recorded of its request
   */
  default void asAnswered(Exchange exchange, ResponseEdit response) {}

  /**
   * Returns what goes wrong with an exchange. Asked once, when the request's head has been recorded
   * and before any of it is forwarded.
   *
   * @param exchange what was recorded of its request
   */
  default Optional<Fault> fault(Exchange exchange) {
    return Optional.empty();
  }

  /** Changes nothing. */
  static Tampering none() {
    return new Tampering() {};
  }

  /** This one's changes, then those of {@code next}. */
  default Tampering and(Tampering next) {
    Tampering first = this;
    return new Tampering() {
      @Override
      public void asSent(RequestEdit request) {
        first.asSent(request);
        next.asSent(request);
      }

      @Override
      public void onTheWay(RequestEdit request) {
        first.onTheWay(request);
        next.onTheWay(request);
      }

      @Override
      public void asAnswered(Exchange exchange, ResponseEdit response) {
        first.asAnswered(exchange, response);
        next.asAnswered(exchange, response);
      }

      @Override
      public Optional<Fault> fault(Exchange exchange) {
        return first.fault(exchange).or(() -> next.fault(exchange));
      }
    };
  }
}
