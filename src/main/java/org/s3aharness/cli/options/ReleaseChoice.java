package org.s3aharness.cli.options;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.plan.ReleasePair;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseException;

/** Which releases a command is about. */
public interface ReleaseChoice {
  /**
   * Checks what can be checked at once.
   *
   * @throws UsageException naming the option that cannot be used
   * @throws ReleaseException naming the release that stands for nothing
   */
  void check() throws ReleaseException;

  /**
   * Finds their jars, which may take a download.
   *
   * @param progress receives lines for a person; any thread
   */
  List<Release> resolve(Consumer<String> progress) throws ReleaseException;

  /** The pairs of them to judge across; empty if each is judged alone. */
  List<ReleasePair> crossings(List<Release> releases);

  /** Appended to every release's classpath. */
  List<Path> extraClasspath();
}
