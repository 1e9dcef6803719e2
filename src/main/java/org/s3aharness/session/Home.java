package org.s3aharness.session;

import java.nio.file.Path;

/** The directory that the harness is installed in. */
public final class Home {
  private Home() {}

  /** Returns the directory of the profiles that come with the harness. */
  public static Path profiles() {
    return Path.of(System.getProperty("s3aharness.home", ".")).resolve("test-configs");
  }
}
