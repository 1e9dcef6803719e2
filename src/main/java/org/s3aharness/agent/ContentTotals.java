package org.s3aharness.agent;

import java.io.Serializable;

/** Holds what {@code FileSystem.getContentSummary} reports. */
public final class ContentTotals implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long files;
  private final long length;

  public ContentTotals(long files, long length) {
    this.files = files;
    this.length = length;
  }

  public long files() {
    return files;
  }

  /** Returns the total length of all files, in bytes. */
  public long length() {
    return length;
  }
}
