package org.s3aharness.wire.fault;

import java.util.Optional;
import org.s3aharness.wire.exchange.Exchange;

/**
 * Changes exchanges as they pass, to prove that a case can fail, and causes faults of network and
 * store, to prove what a client does about them. The recorder calls it on its own threads, for many
 * exchanges at once, so implementations are thread-safe and do not block. An exception from one
 * ends the client's connection. Refused requests are not touched.
 */
public interface Tampering {

  /** Changes a request before it is recorded, as if the client had sent it in that form. */
  default void asSent(RequestEdit request) {}

  /** Changes what the store receives of a request, after it has been recorded. */
  default void onTheWay(RequestEdit request) {}

  /**
   * Changes a response before it is recorded, as if the store had answered in that form.
   *
   * @param exchange the recorded request
   */
  default void asAnswered(Exchange exchange, ResponseEdit response) {}

  /**
   * Returns the fault that befalls an exchange. It is asked for once, when the request's head has
   * been recorded and before any of it is forwarded.
   *
   * @param exchange the recorded request
   */
  default Optional<Fault> fault(Exchange exchange) {
    return Optional.empty();
  }

  /** Returns a tampering that changes nothing. */
  static Tampering none() {
    return new Tampering() {};
  }

  /** Returns a tampering that makes this one's changes, then those of {@code next}. */
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
