package org.s3aharness.fault.broken;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.BulkDelete;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import org.apache.hadoop.fs.s3a.auth.delegation.AbstractS3ATokenIdentifier;
import org.apache.hadoop.fs.store.EtagChecksum;
import org.apache.hadoop.io.IOUtils;
import org.apache.hadoop.security.token.Token;

/**
 * An S3A that is broken where files come, go and are vouched for in other ways than by a stream, in
 * the way that {@code s3aharness.fault.how} names.
 */
public final class BrokenOtherWays extends S3AFileSystem {
  private static final long LARGE = 5 << 20;
  private static final int BUFFER = 1 << 16;

  private String how;

  /** The same bucket without encryption. */
  private S3AFileSystem plain;

  @Override
  public void initialize(URI name, Configuration conf) throws IOException {
    how = conf.get("s3aharness.fault.how", "");
    super.initialize(name, conf);
    Configuration without = new Configuration(conf);
    without.set("fs.s3a.encryption.algorithm", "");
    without.set("fs.s3a.encryption.key", "");
    plain = new S3AFileSystem();
    plain.initialize(name, without);
  }

  private boolean is(String name) {
    return how.equals(name);
  }

  @Override
  public void copyFromLocalFile(boolean delete, boolean overwrite, Path from, Path to)
      throws IOException {
    if (is("copies-from-local-plain")) {
      plain.copyFromLocalFile(delete, overwrite, from, to);
    } else {
      super.copyFromLocalFile(delete, overwrite, from, to);
    }
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    if (!is("renames-large-plain") || getFileStatus(from).getLen() <= LARGE) {
      return super.rename(from, to);
    }
    try (InputStream in = open(from);
        OutputStream out = plain.create(to)) {
      IOUtils.copyBytes(in, out, BUFFER, false);
    }
    return delete(from, false);
  }

  @Override
  public FSDataOutputStreamBuilder createFile(Path path) {
    if (is("looks-before-it-creates")) {
      try {
        exists(path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return super.createFile(path);
  }

  @Override
  public EtagChecksum getFileChecksum(Path path, long length) throws IOException {
    EtagChecksum checksum = super.getFileChecksum(path, length);
    return is("checksum-of-another") && checksum != null ? new EtagChecksum("another") : checksum;
  }

  @Override
  public Token<AbstractS3ATokenIdentifier> getDelegationToken(String renewer) throws IOException {
    return is("token-without-encryption")
        ? plain.getDelegationToken(renewer)
        : super.getDelegationToken(renewer);
  }

  @Override
  public BulkDelete createBulkDelete(Path path) throws IOException {
    BulkDelete whole = super.createBulkDelete(path);
    return is("bulk-delete-forgets-the-last") ? new AllButTheLast(whole) : whole;
  }

  @Override
  public void close() throws IOException {
    plain.close();
    super.close();
  }

  /** Says that all is well. */
  private static final class AllButTheLast implements BulkDelete {
    private final BulkDelete whole;

    AllButTheLast(BulkDelete whole) {
      this.whole = whole;
    }

    @Override
    public int pageSize() {
      return whole.pageSize();
    }

    @Override
    public Path basePath() {
      return whole.basePath();
    }

    @Override
    public List<Map.Entry<Path, String>> bulkDelete(Collection<Path> paths) throws IOException {
      List<Path> all = new ArrayList<>(paths);
      return whole.bulkDelete(all.subList(0, all.size() - 1));
    }

    @Override
    public void close() throws IOException {
      whole.close();
    }
  }
}
