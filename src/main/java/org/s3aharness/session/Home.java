package org.s3aharness.session;

import java.nio.file.Path;

/** Where the harness itself lies. */
public final class Home {
  private Home() {}

  /** The profiles that come with it. */
  public static Path profiles() {
    return Path.of(System.getProperty("s3aharness.home", ".")).resolve("test-configs");
  }
}
