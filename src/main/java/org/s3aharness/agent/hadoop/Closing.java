package org.s3aharness.agent.hadoop;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Closes filesystems without waiting for every part of them. Once S3A has used the AWS SDK's
 * asynchronous client, as any rename does, closing that client takes two idle seconds, sends
 * nothing, and would double the length of a run.
 */
final class Closing {
  private static final int PATIENCE_MILLIS = 50;
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "closing");
            thread.setDaemon(true);
            return thread;
          });

  private Closing() {}

  /**
   * Returns once the filesystem is closed or {@value #PATIENCE_MILLIS} ms have passed; later errors
   * are logged.
   */
  static void close(Closeable filesystem) throws IOException {
    Future<?> closing = THREADS.submit(() -> closeAndReport(filesystem));
    try {
      closing.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while closing the filesystem");
    } catch (TimeoutException e) {
      // goes on by itself
    } catch (ExecutionException e) {
      throw new IOException("closing the filesystem failed", e.getCause());
    }
  }

  private static Void closeAndReport(Closeable filesystem) throws IOException {
    try {
      filesystem.close();
      return null;
    } catch (IOException | RuntimeException e) {
      System.err.println("closing the filesystem failed: " + e); // to the agent's log
      throw e;
    }
  }
}
