package org.s3aharness.node.client;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.s3aharness.node.JobFile;
import org.s3aharness.node.StagingLayout;
import org.s3aharness.node.worker.Staging;

/** Copies new files of a staging directory into a local one. */
public final class Mirror {
  private final Staging staging;
  private final Path local;
  private final Map<String, Long> brought = new HashMap<>();
  private long lastTook;

  /** Prepares to copy into a local directory, which is created. */
  public Mirror(Staging staging, Path local) {
    this.staging = staging;
    this.local = local;
  }

  /**
   * Copies what is there now; whole run directories come last, since they contain everything else.
   */
  public void bring() throws IOException {
    long start = System.nanoTime();
    if (brought.isEmpty()) {
      bring(JobFile.NAME, staging.fileSystem().getFileStatus(staging.path(JobFile.NAME)));
    }
    for (FileStatus task : staging.list(StagingLayout.TASKS)) {
      String name = task.getPath().getName();
      if (!brought.containsKey(StagingLayout.done(name))) {
        for (FileStatus attempt : staging.list(StagingLayout.TASKS + "/" + name)) {
          bringAll(StagingLayout.attempt(name, attempt.getPath().getName()));
        }
      }
    }
    bringAll(StagingLayout.FAILED);
    bringAll(StagingLayout.DONE);
    lastTook = System.nanoTime() - start;
  }

  /** Returns how long the last copying took, in whole seconds. */
  public long secondsOfLast() {
    return lastTook / 1_000_000_000L;
  }

  private void bringAll(String directory) throws IOException {
    for (FileStatus file : staging.list(directory)) {
      if (file.isFile()) {
        bring(directory + "/" + file.getPath().getName(), file);
      }
    }
  }

  private void bring(String relative, FileStatus status) throws IOException {
    Long before = brought.get(relative);
    if (before != null && before == status.getModificationTime()) {
      return;
    }
    Path file = local.resolve(relative);
    Files.createDirectories(file.getParent());
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try (InputStream in = staging.fileSystem().open(staging.path(relative))) {
      Files.copy(in, unfinished, StandardCopyOption.REPLACE_EXISTING);
    } catch (FileNotFoundException replacedMeanwhile) {
      return; // it is there the next time
    }
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    brought.put(relative, status.getModificationTime());
  }
}
