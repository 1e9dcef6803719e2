package org.s3aharness.node.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.io.IOUtils;
import org.s3aharness.node.StagingLayout;

/** A job's staging directory, on whatever filesystem the cluster has for it. */
public final class Staging {
  private static final String UNFINISHED = ".unfinished";
  private static final int BUFFER = 1 << 16;
  private static final String CACHE = "cache";
  private static final FsPermission OWNER_ONLY = new FsPermission((short) 0700);

  private final Path root;
  private final FileSystem fs;
  private final FileContext atomically;

  /**
   * Opens a job's staging directory, which need not exist.
   *
   * @param parent the URI of the directory that holds those of all jobs
   */
  public Staging(String parent, String job, Configuration conf) throws IOException {
    Path given = new Path(parent);
    this.fs = given.getFileSystem(conf);
    this.root = new Path(fs.makeQualified(given), job);
    this.atomically = FileContext.getFileContext(fs.getUri(), conf);
  }

  /** Creates the directory, for its owner alone. */
  public void create() throws IOException {
    fs.mkdirs(root, OWNER_ONLY);
    fs.setPermission(root, OWNER_ONLY);
  }

  /** Returns the filesystem that the directory is on. */
  public FileSystem fileSystem() {
    return fs;
  }

  /** Returns the directory itself. */
  public Path root() {
    return root;
  }

  /** Returns a path in the directory. */
  public Path path(String relative) {
    return new Path(root, relative);
  }

  public boolean exists(String relative) throws IOException {
    return fs.exists(path(relative));
  }

  /** Reads a file in the directory as UTF-8 text. */
  public String text(String relative) throws IOException {
    try (InputStream in = fs.open(path(relative))) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      IOUtils.copyBytes(in, bytes, BUFFER);
      return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
    }
  }

  /**
   * Writes a file in the directory, which appears complete or not at all and replaces an existing
   * one.
   */
  public void write(String relative, byte[] content) throws IOException {
    upload(new ByteArrayInputStream(content), relative);
    atomically.rename(unfinished(relative), path(relative), Options.Rename.OVERWRITE);
  }

  /** Writes a text as {@link #write(String, byte[])} does. */
  public void write(String relative, String text) throws IOException {
    write(relative, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Moves a local file into the directory, unless another attempt was first.
   *
   * @return whether this file is the one that is there now
   */
  public boolean commit(java.nio.file.Path local, String relative, String by) throws IOException {
    Path written = new Path(path(relative) + "." + by + UNFINISHED);
    try (InputStream in = Files.newInputStream(local);
        OutputStream out = fs.create(written, true)) {
      IOUtils.copyBytes(in, out, BUFFER);
    }
    try {
      atomically.rename(written, path(relative), Options.Rename.NONE);
      return true;
    } catch (FileAlreadyExistsException another) {
      fs.delete(written, false);
      return false;
    }
  }

  /** Copies a local file into the directory, and replaces an existing one. */
  public void put(java.nio.file.Path local, String relative) throws IOException {
    try (InputStream in = Files.newInputStream(local)) {
      upload(in, relative);
    }
    atomically.rename(unfinished(relative), path(relative), Options.Rename.OVERWRITE);
  }

  private void upload(InputStream in, String relative) throws IOException {
    try (OutputStream out = fs.create(unfinished(relative), true)) {
      IOUtils.copyBytes(in, out, BUFFER);
    }
  }

  private Path unfinished(String relative) {
    return new Path(path(relative) + UNFINISHED);
  }

  /**
   * Shares a local file with other jobs. It is put beside the jobs' directories, under its digest,
   * unless it is there already.
   *
   * @return its path
   */
  public Path share(java.nio.file.Path local) throws IOException {
    Path directory =
        new Path(new Path(root.getParent(), CACHE), Sha256.of(local).replace(':', '-'));
    Path shared = new Path(directory, local.getFileName().toString());
    if (!fs.exists(shared)) {
      fs.mkdirs(directory, OWNER_ONLY);
      Path written = new Path(directory, root.getName() + UNFINISHED);
      try (InputStream in = Files.newInputStream(local);
          OutputStream out = fs.create(written, true)) {
        IOUtils.copyBytes(in, out, BUFFER);
      }
      atomically.rename(written, shared, Options.Rename.OVERWRITE);
    }
    return shared;
  }

  /**
   * Lists a directory in it; empty if there is none. Files that are still being written are left
   * out.
   */
  public List<FileStatus> list(String relative) throws IOException {
    List<FileStatus> found = new ArrayList<>();
    try {
      for (FileStatus status : fs.listStatus(path(relative))) {
        if (!status.getPath().getName().endsWith(UNFINISHED)) {
          found.add(status);
        }
      }
    } catch (FileNotFoundException none) {
      return found;
    }
    return found;
  }

  /** Says whether somebody wants the job to end. */
  public boolean isCancelled() throws IOException {
    return exists(StagingLayout.CANCEL);
  }

  /** Removes the whole directory. */
  public void delete() throws IOException {
    fs.delete(root, true);
  }
}
