package org.s3aharness.agent.scenario;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.util.EnumSet;
import java.util.HashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.Fingerprint;

/**
 * Writes a file through {@code FileContext}, renames it, and reads it, as YARN and newer
 * applications do instead of using {@code FileSystem}.
 *
 * <p>Arguments: the size of the file, its name, and its new name, which may exist. The file holds
 * {@code Content.ofSize(size)}. Returns a map: {@code length} is the length in its status, {@code
 * read} the {@link Fingerprint} of what was read.
 */
public final class FileContextWork implements Scenario {

  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments) throws Exception {
    Path file = fs.makeQualified(new Path(arguments[1]));
    Path renamed = fs.makeQualified(new Path(arguments[2]));
    FileContext context = FileContext.getFileContext(fs.getUri(), conf);
    try {
      try (OutputStream out =
          context.create(
              file,
              EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE),
              Options.CreateOpts.createParent())) {
        Content.ofSize(Long.parseLong(arguments[0])).writeTo(out);
      }
      context.rename(file, renamed, Options.Rename.OVERWRITE);
      HashMap<String, Serializable> seen = new HashMap<>();
      seen.put("length", context.getFileStatus(renamed).getLen());
      try (InputStream in = context.open(renamed)) {
        seen.put("read", Fingerprint.of(in));
      }
      return seen;
    } finally {
      close(context);
    }
  }

  /** Closes the filesystem beneath a context, which itself has no way to do that. */
  private static void close(FileContext context) throws Exception {
    Field beneath = DelegateToFileSystem.class.getDeclaredField("fsImpl");
    beneath.setAccessible(true);
    ((FileSystem) beneath.get(context.getDefaultFileSystem())).close();
  }
}
