package org.s3aharness.watch.object;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * The objects that a job has written, and those that existed before. They are on disk, since there
 * may be millions. It is thread-safe.
 */
public final class ObjectTable implements AutoCloseable {
  private static final int CACHE_MEGABYTES = 16;
  private static final char SLASH = '/';

  private final MVStore store;
  private final MVMap<String, String> written;
  private final MVMap<String, String> before;
  private final MVMap<String, Boolean> rows;

  /**
   * Opens an empty table.
   *
   * @param file the file that holds it, which must not exist yet
   */
  public ObjectTable(Path file) {
    this.store =
        new MVStore.Builder()
            .fileName(file.toString())
            .cacheSize(CACHE_MEGABYTES)
            .autoCommitBufferSize(1024)
            .open();
    this.written = store.openMap("written");
    this.before = store.openMap("before");
    this.rows = store.openMap("rows");
  }

  /** Records that a request has written an object, and replaces an earlier record of the object. */
  public void wrote(String bucket, String key, WrittenObject object) {
    written.put(bucket + SLASH + key, object.toText());
  }

  /**
   * Says whether a request of a row of the census writes the object for the first time, and records
   * that it has.
   */
  public boolean isFirstOf(int row, String bucket, String key) {
    return rows.put(row + " " + bucket + SLASH + key, Boolean.TRUE) == null;
  }

  public Optional<WrittenObject> written(String bucket, String key) {
    return Optional.ofNullable(written.get(bucket + SLASH + key)).map(WrittenObject::ofText);
  }

  /** Records an object that existed before the job. */
  public void wasThere(String bucket, String key, String state) {
    before.put(bucket + SLASH + key, state);
  }

  /** Returns the recorded state of an object that existed before the job. */
  public Optional<String> before(String bucket, String key) {
    return Optional.ofNullable(before.get(bucket + SLASH + key));
  }

  /** Passes on each bucket that was written to. */
  public void forEachBucket(Consumer<String> consumer) {
    String key = written.firstKey();
    while (key != null) {
      String bucket = key.substring(0, key.indexOf(SLASH));
      consumer.accept(bucket);
      // The next character after the slash: behind all keys of the bucket.
      key = written.ceilingKey(bucket + (char) (SLASH + 1));
    }
  }

  /** Returns the number of objects that were written. */
  public long size() {
    return written.sizeAsLong();
  }

  /** Passes on every written object, with bucket and key, sorted by name. */
  public void forEachWritten(Visitor visitor) {
    for (Map.Entry<String, String> entry : written.entrySet()) {
      int slash = entry.getKey().indexOf(SLASH);
      visitor.visit(
          entry.getKey().substring(0, slash),
          entry.getKey().substring(slash + 1),
          WrittenObject.ofText(entry.getValue()));
    }
  }

  /** Receives a written object. */
  public interface Visitor {
    void visit(String bucket, String key, WrittenObject object);
  }

  @Override
  public void close() {
    store.closeImmediately();
  }
}
