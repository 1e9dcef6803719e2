package org.s3aharness.fault.broken;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import org.apache.hadoop.util.Progressable;

/** An S3A that is broken above its client, in the way that {@code s3aharness.fault.how} names. */
public final class BrokenFileSystem extends S3AFileSystem {
  private static final String ALGORITHM = "fs.s3a.encryption.algorithm";
  private static final String KEY = "fs.s3a.encryption.key";
  private static final int LARGE = 1 << 20;
  private static final int CIPHER_BLOCK = 16;

  private final Map<Path, byte[]> written = new ConcurrentHashMap<>();
  private String how;
  private String bucket;
  private S3AFileSystem plain;

  @Override
  public void initialize(URI name, Configuration conf) throws IOException {
    how = conf.get("s3aharness.fault.how", "");
    bucket = "fs.s3a.bucket." + name.getHost() + ".";
    BrokenKms.breakAs(is("kms") ? conf.get("s3aharness.fault.kms") : "");
    super.initialize(name, told(conf));
    if (is("large-files-plain") || is("small-files-plain") || is("writes-a-plain-copy")) {
      plain = new S3AFileSystem();
      plain.initialize(name, withoutEncryption(conf));
    }
    if (is("logs-the-key")) {
      LOG.warn("Encrypting with {}", conf.get(KEY));
    }
  }

  private Configuration told(Configuration conf) {
    if (is("not-encrypting")) {
      return withoutEncryption(conf);
    }
    if (is("another-setting")) {
      Configuration other = new Configuration(conf);
      other.set(conf.get("s3aharness.fault.property"), conf.get("s3aharness.fault.value"));
      return other;
    }
    return conf;
  }

  private boolean is(String name) {
    return how.equals(name);
  }

  private Configuration withoutEncryption(Configuration conf) {
    Configuration without = new Configuration(conf);
    without.set(ALGORITHM, "");
    without.set(KEY, "");
    for (String property : new String[] {ALGORITHM, KEY}) {
      String ofBucket = property.replace("fs.s3a.", bucket);
      if (conf.get(ofBucket) != null) {
        without.set(ofBucket, "");
      }
    }
    return without;
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      FsPermission permission,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    if (!is("large-files-plain")
        && !is("small-files-plain")
        && !is("writes-a-plain-copy")
        && !is("serves-what-it-cached")
        && !is("swallows-errors")) {
      return super.create(
          path, permission, overwrite, bufferSize, replication, blockSize, progress);
    }
    return new FSDataOutputStream(
        new ByteArrayOutputStream() {
          private boolean closed;

          @Override
          public void close() throws IOException {
            if (!closed) {
              closed = true;
              put(path, toByteArray());
            }
          }
        },
        null);
  }

  private void put(Path path, byte[] content) throws IOException {
    written.putIfAbsent(path, content);
    if (is("swallows-errors")) {
      written.put(path, content);
    }
    if (is("writes-a-plain-copy")) {
      write(plain, path.suffix(".bak"), content);
    }
    if (is("large-files-plain") && content.length > LARGE
        || is("small-files-plain") && content.length < CIPHER_BLOCK) {
      write(plain, path, content);
      return;
    }
    try (FSDataOutputStream out =
        super.create(
            path,
            FsPermission.getFileDefault(),
            true,
            4096,
            (short) 1,
            getDefaultBlockSize(path),
            null)) {
      out.write(content);
    }
  }

  private static void write(FileSystem fs, Path path, byte[] content) throws IOException {
    try (FSDataOutputStream out = fs.create(path, true)) {
      out.write(content);
    }
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    byte[] cached = written.get(path);
    if (is("serves-what-it-cached") && cached != null) {
      return new FSDataInputStream(new Bytes(cached));
    }
    if (is("forgets-a-whole-block") && getFileStatus(path).getLen() == CIPHER_BLOCK) {
      return new FSDataInputStream(new Bytes(new byte[0]));
    }
    if (is("swallows-errors") && cached != null) {
      try (FSDataInputStream in = super.open(path, bufferSize)) {
        in.read();
      } catch (IOException swallowed) {
        return new FSDataInputStream(new Bytes(cached));
      }
    }
    return super.open(path, bufferSize);
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    FileStatus status = super.getFileStatus(path);
    if (!is("wrong-length") || status.isDirectory()) {
      return status;
    }
    return new FileStatus(
        status.getLen() + 16,
        false,
        1,
        status.getBlockSize(),
        status.getModificationTime(),
        status.getPath());
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    FileStatus[] listing = super.listStatus(path);
    return is("forgets-files") && listing.length > 1
        ? Arrays.copyOf(listing, listing.length - 1)
        : listing;
  }

  @Override
  public void close() throws IOException {
    if (plain != null) {
      plain.close();
    }
    if (is("leaves-a-thread")) {
      Thread left = new Thread(BrokenFileSystem::waitForever, "left by a filesystem");
      left.setDaemon(true);
      left.start();
    }
    if (!is("is-never-closed")) {
      super.close();
    }
  }

  private static void waitForever() {
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
