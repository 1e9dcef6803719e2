package org.s3aharness.util;

import java.nio.file.Path;

/** Knows the directory that the harness is installed in, and what may lie there. */
public final class Installation {
  /**
   * The directory, within an installation that came from a bundle, of what a run would otherwise
   * fetch.
   */
  public static final String OFFLINE = "offline";

  private Installation() {}

  /** Returns the directory of the installation: a source tree, or an unpacked release. */
  public static Path home() {
    return Path.of(System.getProperty("s3aharness.home", "."));
  }

  /** Returns the directory of the profiles that come with the harness. */
  public static Path profiles() {
    return home().resolve("test-configs");
  }

  /** Returns the directory of what a run would otherwise fetch; it need not exist. */
  public static Path offline() {
    return home().resolve(OFFLINE).toAbsolutePath();
  }
}
