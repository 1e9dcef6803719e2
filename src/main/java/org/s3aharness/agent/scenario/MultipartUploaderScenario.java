package org.s3aharness.agent.scenario;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.InputStream;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.MultipartUploader;
import org.apache.hadoop.fs.PartHandle;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UploadHandle;
import org.s3aharness.agent.Content;

/**
 * Writes a file through {@code FileSystem.createMultipartUploader}: it starts an upload, puts the
 * parts in their order, and completes the upload.
 *
 * <p>Arguments: the file, then the size of each part in bytes; S3 requires at least 5 MiB (5242880)
 * for all but the last. The file's content is {@code Content.ofSize(all sizes together)}. Returns
 * the number of parts.
 */
public final class MultipartUploaderScenario implements Scenario {

  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments) throws Exception {
    Path file = fs.makeQualified(new Path(arguments[0]));
    int[] sizes = new int[arguments.length - 1];
    long total = 0;
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Integer.parseInt(arguments[i + 1]);
      total += sizes[i];
    }
    try (MultipartUploader uploader = fs.createMultipartUploader(file.getParent()).build();
        DataInputStream content = new DataInputStream(Content.ofSize(total).stream())) {
      UploadHandle upload = uploader.startUpload(file).get();
      Map<Integer, PartHandle> parts = new HashMap<>();
      for (int i = 0; i < sizes.length; i++) {
        byte[] part = new byte[sizes[i]];
        content.readFully(part);
        int number = i + 1;
        parts.put(number, put(uploader, upload, number, number == sizes.length, file, part));
      }
      uploader.complete(upload, file, parts).get();
    }
    return sizes.length;
  }

  /**
   * Puts a part. Hadoop 3.4.2 replaced the method with one that has a further parameter, which says
   * whether the part is the last.
   */
  private static PartHandle put(
      MultipartUploader uploader,
      UploadHandle upload,
      int number,
      boolean last,
      Path file,
      byte[] part)
      throws Exception {
    InputStream in = new ByteArrayInputStream(part);
    Object[] before = {upload, number, file, in, (long) part.length};
    Object[] since = {upload, number, last, file, in, (long) part.length};
    for (Method method : MultipartUploader.class.getMethods()) {
      if (method.getName().equals("putPart")) {
        boolean old = method.getParameterCount() == before.length;
        CompletableFuture<?> handle =
            (CompletableFuture<?>) method.invoke(uploader, old ? before : since);
        return (PartHandle) handle.get();
      }
    }
    throw new NoSuchMethodException("MultipartUploader.putPart");
  }
}
