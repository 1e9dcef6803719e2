package org.s3aharness.session.cleanup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The temporary directory of a run, with what agents need and the run's secret keys. It is deleted
 * when it is closed or, if the run was killed, when the next run starts.
 */
public final class WorkDirectory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkDirectory.class);
  private static final String PREFIX = "s3aharness-run-";

  /**
   * The name of a file that is locked as long as the run lives. The operating system releases the
   * lock however the run ends.
   */
  private static final String LOCK = "in-use";

  /**
   * The directories of this process. A file lock keeps only other processes out, and opening the
   * file would release it.
   */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel lock;
  private boolean closed;

  private WorkDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Creates one in the JVM's own temporary directory, like {@link #create(Path)}. */
  public static WorkDirectory create() throws IOException {
    return create(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /**
   * Creates a subdirectory of this directory, and removes those that killed runs have left there.
   */
  public static WorkDirectory create(Path parent) throws IOException {
    removeLeftovers(parent);
    Path path = Files.createTempDirectory(parent, PREFIX);
    OWN.add(path);
    // Locked before it has the name that others look for: they must not find it free.
    Path unnamed = path.resolve(LOCK + ".new");
    FileChannel lock =
        FileChannel.open(unnamed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    lock.lock();
    Files.move(unnamed, path.resolve(LOCK), StandardCopyOption.ATOMIC_MOVE);
    return new WorkDirectory(path, lock);
  }

  /** Creates one like {@link #create()} that is deleted when this process ends. */
  public static WorkDirectory untilExit() throws IOException {
    WorkDirectory directory = create();
    Runtime.getRuntime().addShutdownHook(new Thread(directory::closeAtExit));
    return directory;
  }

  /** Deletes the directory, or leaves that to the next run: for a JVM that ends. */
  public void closeAtExit() {
    try {
      close();
    } catch (IOException e) {
      LOG.warn("{} cannot be removed; the next run will", path, e);
    }
  }

  /** Returns the directory. */
  public Path path() {
    return path;
  }

  private static void removeLeftovers(Path parent) throws IOException {
    List<Path> locks;
    try (Stream<Path> files = Files.list(parent)) {
      locks =
          files
              .filter(file -> file.getFileName().toString().startsWith(PREFIX))
              .filter(file -> !OWN.contains(file))
              .map(directory -> directory.resolve(LOCK))
              .filter(Files::isWritable) // so not another user's
              .toList();
    }
    for (Path lock : locks) {
      try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
          FileLock free = channel.tryLock()) {
        if (free != null) {
          PathUtils.deleteDirectory(lock.getParent());
        }
      } catch (IOException e) {
        LOG.warn("a killed run's {} cannot be removed", lock.getParent(), e);
      }
    }
  }

  /**
   * Deletes the directory. If another thread is deleting it, this waits until that is done.
   *
   * @throws IOException if something in it cannot be deleted; the next run will try again
   */
  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (lock) {
      PathUtils.deleteDirectory(path);
    } finally {
      OWN.remove(path);
    }
  }
}
