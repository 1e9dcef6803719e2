package org.s3aharness.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.s3aharness.session.outcome.ExitCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the launcher script that a command came to its end, so that the archive of the classes that
 * it loaded, which the JVM writes as it ends, is whole and helps the next call.
 */
final class QuickStart {
  private static final Logger LOG = LoggerFactory.getLogger(QuickStart.class);

  /** The archive that the script uses or has the JVM write; absent without the script. */
  private static final String ARCHIVE = "s3aharness.classes";

  private QuickStart() {}

  /** Takes note of a command's end. One that failed early has loaded few classes. */
  static void ended(int exitCode) {
    String archive = System.getProperty(ARCHIVE);
    if (archive == null || exitCode != ExitCode.AS_EXPECTED && exitCode != ExitCode.FAILED) {
      return;
    }
    Path complete = Path.of(archive + ".complete");
    try {
      if (!Files.exists(complete)) {
        Files.createFile(complete);
      }
    } catch (IOException e) {
      LOG.info("the next command will not start faster: {} cannot be written", complete, e);
    }
  }
}
