package org.s3aharness.store.local;

import java.util.Optional;
import org.s3aharness.store.process.Python;

/** Says what this machine offers for running LocalStack. */
public final class Machine {
  private Machine() {}

  /** Returns a sentence that says what was tried; empty if a Docker engine answers. */
  public static Optional<String> whyNoContainerEngine() {
    return ContainerEngine.whyNot();
  }

  /**
   * Returns the Python that the host process would use, such as {@code Python 3.11
   * (/usr/bin/python3)}.
   *
   * @param wanted a path or a command; empty to look for one
   * @throws StoreUnavailableException naming the versions that were looked for
   */
  public static String python(Optional<String> wanted) {
    Python python = Python.find(wanted);
    return "Python " + python.version() + " (" + python.executable() + ")";
  }
}
