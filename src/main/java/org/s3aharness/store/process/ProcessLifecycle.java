package org.s3aharness.store.process;

import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import org.s3aharness.store.StoreUnavailableException;

/** The lifecycle of a store that is a process on this machine. */
public final class ProcessLifecycle implements StoreLifecycle {
  /**
   * The exit code that a shell, and the guard script, report for a process that was ended by
   * SIGKILL.
   */
  private static final int KILLED = 137;

  private final GuardedProcess process;
  private final CompletionStage<StoreUnavailableException> lost;

  /**
   * Watches a process.
   *
   * @param name the name of the program, for the message
   */
  public ProcessLifecycle(String name, GuardedProcess process, Path log) {
    this.process = process;
    this.lost = process.endedOfItself().thenApply(code -> lost(name, code, log));
  }

  private static StoreUnavailableException lost(String name, int exitCode, Path log) {
    String how =
        exitCode == KILLED
            ? "was killed, perhaps because the machine is short of memory,"
            : "ended with exit code " + exitCode;
    return new StoreUnavailableException(
        "%s %s during the run: see its log, %s, and run again.".formatted(name, how, log));
  }

  @Override
  public CompletionStage<StoreUnavailableException> lost() {
    return lost;
  }

  @Override
  public void close() {
    process.close();
  }
}
