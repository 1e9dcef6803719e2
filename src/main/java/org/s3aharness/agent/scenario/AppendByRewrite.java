package org.s3aharness.agent.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.IOUtils;
import org.s3aharness.agent.Content;

/**
 * Appends to a file on a filesystem without an append operation: copies it to a temporary file
 * beside it, adds the new bytes, deletes the file and renames the temporary one to it.
 *
 * <p>Arguments: the file, the length of its content, and the new length, both in bytes. A file that
 * holds {@code Content.ofSize(length)} holds {@code Content.ofSize(new length)} afterwards. Returns
 * null.
 */
public final class AppendByRewrite implements Scenario {

  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments)
      throws IOException {
    Path file = fs.makeQualified(new Path(arguments[0]));
    long length = Long.parseLong(arguments[1]);
    Content longer = Content.ofSize(Long.parseLong(arguments[2]));
    Path temporary = file.suffix(".tmp");
    try (InputStream old = fs.open(file);
        InputStream all = longer.stream();
        OutputStream out = fs.create(temporary, /* overwrite= */ true)) {
      IOUtils.copyBytes(old, out, conf, /* close= */ false);
      IOUtils.skipFully(all, length);
      IOUtils.copyBytes(all, out, conf, /* close= */ false);
    }
    if (!fs.delete(file, /* recursive= */ false) || !fs.rename(temporary, file)) {
      throw new IOException(file + " could not be replaced by " + temporary);
    }
    return null;
  }
}
