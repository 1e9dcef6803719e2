package org.s3aharness.harness.plan;

import java.util.Locale;
import org.s3aharness.agent.Content;

/**
 * Lists the file sizes at which encryption may break: nothing, less than a cipher block, and either
 * side of the boundary where S3A begins a multipart upload.
 */
public enum FileSize {
  EMPTY(0),
  ONE_BYTE(1),
  CIPHER_BLOCK_LESS_ONE(15),
  CIPHER_BLOCK(16),
  CIPHER_BLOCK_AND_ONE(17),
  SMALL(10_000),
  ONE_PART_LESS_ONE((5 << 20) - 1),
  ONE_PART(FileSize.PART),
  ONE_PART_AND_ONE(FileSize.PART + 1),
  TWO_PARTS(FileSize.PART + 100_000),
  THREE_PARTS(2 * FileSize.PART + 100_000);

  /**
   * The part size and multipart threshold of every case, in bytes. It is the smallest that S3
   * accepts (Amazon S3 User Guide, "Amazon S3 multipart upload limits").
   */
  public static final long PART = 5 << 20;

  private final long size;

  FileSize(long size) {
    this.size = size;
  }

  /** Returns the size in bytes. */
  public long size() {
    return size;
  }

  /** Returns content of this size. */
  public Content content() {
    return Content.ofSize(size);
  }

  /**
   * Says whether S3A must use a multipart upload because the content does not fit into one part.
   */
  public boolean exceedsOnePart() {
    return size > PART;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
