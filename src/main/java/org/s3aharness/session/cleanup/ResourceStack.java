package org.s3aharness.session.cleanup;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.s3aharness.harness.verdict.InfrastructureException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds what was started for a run, to end it in the reverse order. It is safe for use by several
 * threads.
 */
public final class ResourceStack {
  private static final Logger LOG = LoggerFactory.getLogger(ResourceStack.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Consumer<String> told;
  private boolean ended;

  /**
   * Creates an empty stack.
   *
   * @param told receives, in lines for people, what could not be ended cleanly
   */
  public ResourceStack(Consumer<String> told) {
    this.told = told;
  }

  /**
   * Adds a resource.
   *
   * @throws InfrastructureException if all were ended meanwhile; this resource is then ended too
   */
  public synchronized <T extends AutoCloseable> T started(T part) {
    if (ended) {
      end(part);
      throw new InfrastructureException("interrupted while the run was being prepared", null);
    }
    parts.push(part);
    return part;
  }

  /** Ends one resource early, unless it has ended. */
  public synchronized void endNow(AutoCloseable part) {
    if (parts.remove(part)) {
      end(part);
    }
  }

  /**
   * Ends all remaining resources. If another thread is ending them, this waits until that is done.
   */
  public synchronized void end() {
    ended = true;
    while (!parts.isEmpty()) {
      end(parts.pop());
    }
  }

  private void end(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.error("did not end cleanly: {}", part, e);
      told.accept("These did not end cleanly: " + e.getMessage());
    }
  }
}
