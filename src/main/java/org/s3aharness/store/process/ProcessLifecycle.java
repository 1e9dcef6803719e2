package org.s3aharness.store.process;

import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import org.s3aharness.store.StoreUnavailableException;

/** The life of a store that is a process of this machine. */
public final class ProcessLifecycle implements StoreLifecycle {
  /** What a process ends with that SIGKILL has ended, as a shell and our guard say it. */
  private static final int KILLED = 137;

  private final GuardedProcess process;
  private final CompletionStage<StoreUnavailableException> lost;

  /**
   * @param name of the program, for the message
   */
  public ProcessLifecycle(String name, GuardedProcess process, Path log) {
    this.process = process;
    this.lost = process.endedOfItself().thenApply(code -> lost(name, code, log));
  }

  private static StoreUnavailableException lost(String name, int exitCode, Path log) {
    String how =
        exitCode == KILLED
            ? "was killed, as a machine does that is short of memory,"
            : "ended with exit code " + exitCode;
    return new StoreUnavailableException(
        "%s %s in the middle of the run: see its log, %s, and run again."
            .formatted(name, how, log));
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
