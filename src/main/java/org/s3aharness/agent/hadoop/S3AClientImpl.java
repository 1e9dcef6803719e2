package org.s3aharness.agent.hadoop;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.rmi.server.UnicastRemoteObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ContentSummary;
import org.apache.hadoop.fs.FileChecksum;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.ContentTotals;
import org.s3aharness.agent.FileState;
import org.s3aharness.agent.Fingerprint;
import org.s3aharness.agent.ReadPlan;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.agent.S3AFailure;

/** Implements the contract on one {@code FileSystem}, which it owns. */
final class S3AClientImpl implements S3AClient {
  private final FileSystem fs;
  private final Configuration conf;
  private final Path root;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Consumer<S3AClient> onClose;

  /**
   * Wraps a filesystem.
   *
   * @param fs whose working directory paths are relative to
   * @param onClose receives this object when it is closed
   */
  S3AClientImpl(FileSystem fs, Configuration conf, Consumer<S3AClient> onClose) {
    this.fs = fs;
    this.conf = conf;
    this.root = fs.getWorkingDirectory();
    this.onClose = onClose;
  }

  @Override
  public void write(String path, Content content) throws S3AFailure {
    Failures.translating(
        () -> {
          try (OutputStream out = fs.create(absolute(path), true)) {
            content.writeTo(out);
          }
          return null;
        });
  }

  @Override
  public Fingerprint read(String path) throws S3AFailure {
    return Failures.translating(
        () -> {
          try (InputStream in = fs.open(absolute(path))) {
            return Fingerprint.of(in);
          }
        });
  }

  @Override
  public List<Fingerprint> read(String path, ReadPlan plan) throws S3AFailure {
    return Failures.translating(() -> RangeReads.read(fs, absolute(path), plan));
  }

  @Override
  public boolean mkdirs(String path) throws S3AFailure {
    return Failures.translating(() -> fs.mkdirs(absolute(path)));
  }

  @Override
  public boolean rename(String source, String target) throws S3AFailure {
    return Failures.translating(() -> fs.rename(absolute(source), absolute(target)));
  }

  @Override
  public boolean delete(String path, boolean recursive) throws S3AFailure {
    return Failures.translating(() -> fs.delete(absolute(path), recursive));
  }

  @Override
  public FileState status(String path) throws S3AFailure {
    return Failures.translating(() -> state(fs.getFileStatus(absolute(path))));
  }

  @Override
  public List<FileState> list(String path, boolean recursive) throws S3AFailure {
    return Failures.translating(
        () -> {
          List<FileState> entries = new ArrayList<>();
          if (recursive) {
            RemoteIterator<LocatedFileStatus> files = fs.listFiles(absolute(path), true);
            while (files.hasNext()) {
              entries.add(state(files.next()));
            }
          } else {
            for (FileStatus status : fs.listStatus(absolute(path))) {
              entries.add(state(status));
            }
          }
          return entries;
        });
  }

  @Override
  public ContentTotals contentSummary(String path) throws S3AFailure {
    return Failures.translating(
        () -> {
          ContentSummary summary = fs.getContentSummary(absolute(path));
          return new ContentTotals(summary.getFileCount(), summary.getLength());
        });
  }

  @Override
  public void copyFromLocal(Content content, String target) throws S3AFailure {
    Failures.translating(
        () -> {
          File local = File.createTempFile("copy-from-local", null);
          try {
            try (OutputStream out = Files.newOutputStream(local.toPath())) {
              content.writeTo(out);
            }
            fs.copyFromLocalFile(false, true, new Path(local.toURI()), absolute(target));
          } finally {
            Files.delete(local.toPath());
          }
          return null;
        });
  }

  @Override
  public Map<String, String> xattrs(String path) throws S3AFailure {
    return Failures.translating(
        () -> {
          Map<String, String> texts = new TreeMap<>();
          fs.getXAttrs(absolute(path))
              .forEach((name, value) -> texts.put(name, new String(value, StandardCharsets.UTF_8)));
          return texts;
        });
  }

  @Override
  public String checksum(String path) throws S3AFailure {
    return Failures.translating(
        () -> {
          FileChecksum checksum = fs.getFileChecksum(absolute(path));
          return checksum == null ? null : checksum.toString();
        });
  }

  @Override
  public Serializable run(String scenarioClass, String... arguments) throws S3AFailure {
    return Failures.translating(() -> ScenarioLoader.run(scenarioClass, fs, conf, arguments));
  }

  @Override
  public void close() throws IOException {
    if (closed.compareAndSet(false, true)) {
      UnicastRemoteObject.unexportObject(this, true);
      onClose.accept(this);
      Failures.translating(
          () -> {
            Closing.close(fs);
            return null;
          });
    }
  }

  /**
   * Returns the absolute path. The leading dot keeps text before a colon from being taken for a
   * scheme.
   */
  private Path absolute(String path) {
    return fs.makeQualified(new Path(root, "./" + path));
  }

  private FileState state(FileStatus status) {
    String path = root.toUri().relativize(status.getPath().toUri()).getPath();
    return new FileState(path, status.isDirectory(), status.isDirectory() ? 0 : status.getLen());
  }
}
