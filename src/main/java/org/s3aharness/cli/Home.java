package org.s3aharness.cli;

import java.nio.file.Path;

/** Where the harness itself lies. */
final class Home {
  private Home() {}

  /** The profiles that come with it. */
  static Path profiles() {
    return Path.of(System.getProperty("s3aharness.home", ".")).resolve("test-configs");
  }
}
