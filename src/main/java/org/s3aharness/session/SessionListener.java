package org.s3aharness.session;

import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.wire.exchange.WireLog;

/**
 * Follows a session, from several threads. Each method does nothing unless it is overridden, so
 * {@link #SILENT} is a listener that ignores everything.
 */
public interface SessionListener {
  /** Ignores everything. */
  SessionListener SILENT = new SessionListener() {};

  /** Receives a line about what goes on. */
  default void progress(String line) {}

  /** Receives a line that a person must see, however quiet the session is to be. */
  default void say(String line) {}

  /**
   * Receives the number of cases that a run is about to judge, 0 or more, before the first of them.
   */
  default void started(int cases) {}

  /**
   * Receives the fraction of a run that is done.
   *
   * @param part from 0 to 1
   */
  default void done(double part) {}

  /**
   * Receives a case that has its verdict.
   *
   * @param wire the exchanges of the case; null if there are none
   */
  default void result(CaseResult result, WireLog wire) {}

  /** Says whether the end of a run is to be described in full, and not on one screen. */
  default boolean isVerbose() {
    return false;
  }

  /**
   * Is called when a signal, such as Ctrl-C, has ended the session, after everything that it
   * started has ended.
   */
  default void interrupted() {}
}
