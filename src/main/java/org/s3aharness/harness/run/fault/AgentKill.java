package org.s3aharness.harness.run.fault;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.apache.commons.io.function.IORunnable;
import org.s3aharness.harness.run.agents.AgentLease;
import org.s3aharness.release.AgentProcess;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.fault.Fault;
import org.s3aharness.wire.fault.FaultPlan;

/**
 * Says when an agent is to be killed: at which of its requests, and how far into it. As when a
 * machine goes down, that request may or may not reach the store.
 */
public final class AgentKill {
  private final Predicate<Exchange> which;
  private final int nth;
  private final long afterBytes;

  private AgentKill(Predicate<Exchange> which, int nth, long afterBytes) {
    this.which = which;
    this.nth = nth;
    this.afterBytes = afterBytes;
  }

  /**
   * Returns a kill at the first request that {@code which} accepts, once its head has been sent.
   */
  public static AgentKill at(Predicate<Exchange> which) {
    return new AgentKill(which, 1, 0);
  }

  /**
   * Returns a kill at the n-th of those requests.
   *
   * @param n 1 or more
   */
  public AgentKill atNumber(int n) {
    return new AgentKill(which, n, afterBytes);
  }

  /** Returns a kill once this many bytes of the request's body have been sent. */
  public AgentKill afterBytes(long bytes) {
    return new AgentKill(which, nth, bytes);
  }

  /**
   * Runs an operation on a lease and kills its agent meanwhile, as {@link FaultInjector#kill}
   * describes.
   */
  Throwable during(IORunnable operation, AgentLease lease) {
    AgentProcess agent = lease.slot().process();
    AtomicBoolean armed = new AtomicBoolean(true);
    Runnable kill =
        () -> {
          if (armed.compareAndSet(true, false)) {
            agent.kill();
          }
        };
    lease.tamper(FaultPlan.nth(nth, which, new Fault.Halt(afterBytes, kill)));
    Throwable failure = null;
    try {
      operation.run();
    } catch (Throwable broken) {
      failure = broken;
    }
    boolean killed = !armed.compareAndSet(true, false);
    if (killed) {
      lease.startAgain();
    }
    if (!killed || failure == null) {
      throw new AssertionError(
          killed
              ? "the operation in which the agent was to be killed had already ended"
              : "the agent was not killed, because it did not get that far",
          failure);
    }
    return failure;
  }
}
