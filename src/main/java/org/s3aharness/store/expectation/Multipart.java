package org.s3aharness.store.expectation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.lang3.StringUtils;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Makes a multipart upload of a trial. Closing it aborts it, unless it was completed. */
final class Multipart implements AutoCloseable {
  /** The smallest size of a part that is not the last, in bytes. */
  static final int SMALLEST_PART = 5 << 20;

  private final Bench bench;
  private final String key;
  private final CreateMultipartUploadResponse created;
  private final List<CompletedPart> parts = new ArrayList<>();
  private boolean open = true;

  /** Begins an upload under a new key. */
  Multipart(Bench bench, Consumer<CreateMultipartUploadRequest.Builder> how) {
    this(bench, bench.newKey(), how);
  }

  Multipart(Bench bench, String key, Consumer<CreateMultipartUploadRequest.Builder> how) {
    this.bench = bench;
    this.key = key;
    CreateMultipartUploadRequest.Builder request =
        CreateMultipartUploadRequest.builder().bucket(bench.bucket()).key(key);
    how.accept(request);
    this.created = bench.s3().createMultipartUpload(request.build());
  }

  CreateMultipartUploadResponse created() {
    return created;
  }

  String key() {
    return key;
  }

  String id() {
    return created.uploadId();
  }

  /** Returns the content of a part of the smallest size that all parts but the last may have. */
  static String wholePart() {
    return StringUtils.rightPad(Bench.CONTENT, SMALLEST_PART, '.');
  }

  UploadPartResponse part(String content, Consumer<UploadPartRequest.Builder> how) {
    int number = parts.size() + 1;
    UploadPartRequest.Builder request =
        UploadPartRequest.builder()
            .bucket(bench.bucket())
            .key(key)
            .uploadId(id())
            .partNumber(number);
    how.accept(request);
    UploadPartResponse part =
        bench
            .s3()
            .uploadPart(
                request.build(), RequestBody.fromBytes(content.getBytes(StandardCharsets.UTF_8)));
    parts.add(CompletedPart.builder().partNumber(number).eTag(part.eTag()).build());
    return part;
  }

  UploadPartResponse part() {
    return part(Bench.CONTENT, r -> {});
  }

  UploadPartCopyResponse partCopy(String source, Consumer<UploadPartCopyRequest.Builder> how) {
    int number = parts.size() + 1;
    UploadPartCopyRequest.Builder request =
        UploadPartCopyRequest.builder()
            .sourceBucket(bench.bucket())
            .sourceKey(source)
            .destinationBucket(bench.bucket())
            .destinationKey(key)
            .uploadId(id())
            .partNumber(number);
    how.accept(request);
    UploadPartCopyResponse part = bench.s3().uploadPartCopy(request.build());
    parts.add(
        CompletedPart.builder().partNumber(number).eTag(part.copyPartResult().eTag()).build());
    return part;
  }

  CompleteMultipartUploadResponse complete(Consumer<CompleteMultipartUploadRequest.Builder> how) {
    CompleteMultipartUploadRequest.Builder request =
        CompleteMultipartUploadRequest.builder()
            .bucket(bench.bucket())
            .key(key)
            .uploadId(id())
            .multipartUpload(u -> u.parts(parts));
    how.accept(request);
    CompleteMultipartUploadResponse completed = bench.s3().completeMultipartUpload(request.build());
    open = false;
    return completed;
  }

  CompleteMultipartUploadResponse complete() {
    return complete(r -> {});
  }

  void abort() {
    bench.s3().abortMultipartUpload(r -> r.bucket(bench.bucket()).key(key).uploadId(id()));
    open = false;
  }

  @Override
  public void close() {
    if (open) {
      abort();
    }
  }
}
