package org.s3aharness.store.resource;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;

/** All that is in a bucket, to be compared with later. */
public final class BucketContents {
  private BucketContents() {}

  /** One line for each version, delete marker and open upload, in order. */
  public static List<String> of(S3Client s3, String bucket) {
    List<String> all = new ArrayList<>();
    s3.listObjectVersionsPaginator(r -> r.bucket(bucket))
        .forEach(
            page -> {
              page.versions().forEach(v -> all.add(v.key() + " " + v.versionId() + " " + v.eTag()));
              page.deleteMarkers().forEach(m -> all.add(m.key() + " deleted " + m.versionId()));
            });
    s3.listMultipartUploadsPaginator(r -> r.bucket(bucket)).uploads().stream()
        .forEach(u -> all.add(u.key() + " begun " + u.uploadId()));
    return all.stream().sorted().toList();
  }
}
