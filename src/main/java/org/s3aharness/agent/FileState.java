package org.s3aharness.agent;

import java.io.Serializable;

/** Describes one entry of a listing, or the status of one file, as S3A reports it. */
public final class FileState implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final boolean directory;
  private final long length;

  /**
   * Describes a file or directory.
   *
   * @param path relative to the root of the filesystem, without a leading slash
   * @param length in bytes; 0 for a directory
   */
  public FileState(String path, boolean directory, long length) {
    this.path = path;
    this.directory = directory;
    this.length = length;
  }

  /** Returns the path, relative to the root of the filesystem, without a leading slash. */
  public String path() {
    return path;
  }

  public boolean isDirectory() {
    return directory;
  }

  /** Returns the length in bytes, as S3A reports it. */
  public long length() {
    return length;
  }

  @Override
  public String toString() {
    return directory ? path + "/" : path + " (" + length + " bytes)";
  }
}
