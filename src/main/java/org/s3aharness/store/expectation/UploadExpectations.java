package org.s3aharness.store.expectation;

import java.util.List;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** Expectations about multipart uploads, of which S3A's output streams and committers consist. */
final class UploadExpectations {
  private UploadExpectations() {}

  static List<Expectation> all() {
    return List.of(
        new Expectation(
            "upload/parts-are-listed",
            "ListParts tells number and size of each part.",
            AwsDocument.LIST_PARTS,
            bench -> {
              try (var upload = new Multipart(bench, r -> {})) {
                upload.part(Multipart.wholePart(), r -> {});
                upload.part();
                ListPartsResponse parts =
                    bench
                        .s3()
                        .listParts(
                            r -> r.bucket(bench.bucket()).key(upload.key()).uploadId(upload.id()));
                return TrialResult.comparing(
                    "1: %d, 2: %d".formatted(Multipart.SMALLEST_PART, Bench.CONTENT.length()),
                    parts.parts().stream()
                        .map(part -> part.partNumber() + ": " + part.size())
                        .reduce((a, b) -> a + ", " + b)
                        .orElse("none"));
              }
            }),
        new Expectation(
            "upload/open-uploads-are-listed",
            "ListMultipartUploads tells of an upload until it is aborted.",
            AwsDocument.LIST_UPLOADS,
            bench -> {
              try (var upload = new Multipart(bench, r -> {})) {
                boolean before = isListed(bench, upload);
                upload.abort();
                return TrialResult.comparing(
                    List.of("listed", "gone"),
                    before ? "listed" : "not listed",
                    isListed(bench, upload) ? "still listed" : "gone");
              }
            }),
        new Expectation(
            "upload/aborted-upload-takes-no-parts",
            "UploadPart to an upload that was aborted is refused.",
            AwsDocument.ABORT_UPLOAD,
            bench -> {
              try (var upload = new Multipart(bench, r -> {})) {
                upload.abort();
                return TrialResult.refusing(S3Refusal.of(404, "NoSuchUpload"), upload::part);
              }
            }),
        new Expectation(
            "upload/parts-are-joined",
            "A completed upload is the content of its parts, in order.",
            AwsDocument.COMPLETE_UPLOAD,
            bench -> {
              try (var upload = new Multipart(bench, r -> {})) {
                upload.part(Multipart.wholePart(), r -> {});
                upload.part();
                upload.complete();
                String range =
                    bench.read(
                        upload.key(), r -> r.range("bytes=" + (Multipart.SMALLEST_PART - 1) + "-"));
                return TrialResult.comparing("." + Bench.CONTENT, range);
              }
            }),
        new Expectation(
            "upload/small-part-is-refused",
            "An upload with a part below 5 MiB that is not its last cannot be completed.",
            AwsDocument.COMPLETE_UPLOAD,
            bench -> {
              try (var upload = new Multipart(bench, r -> {})) {
                upload.part();
                upload.part();
                return TrialResult.refusing(
                    S3Refusal.of(S3Refusal.BAD_REQUEST, "EntityTooSmall"), upload::complete);
              }
            }),
        new Expectation(
            "upload/unknown-part-is-refused",
            "An upload cannot be completed with a part that was not uploaded.",
            AwsDocument.COMPLETE_UPLOAD,
            bench -> {
              try (var upload = new Multipart(bench, r -> {})) {
                String eTag = upload.part(Multipart.wholePart(), r -> {}).eTag();
                CompletedPart uploaded = CompletedPart.builder().partNumber(1).eTag(eTag).build();
                CompletedPart unknown = uploaded.toBuilder().partNumber(2).build();
                return TrialResult.refusing(
                    S3Refusal.of(S3Refusal.BAD_REQUEST, "InvalidPart"),
                    () -> upload.complete(r -> r.multipartUpload(u -> u.parts(uploaded, unknown))));
              }
            }),
        new Expectation(
            "upload/is-invisible-until-completed",
            "An object is not there before its upload is completed.",
            AwsDocument.COMPLETE_UPLOAD,
            bench -> {
              try (var upload = new Multipart(bench, r -> {})) {
                upload.part();
                return TrialResult.refusing(S3Refusal.of(404), () -> bench.head(upload.key()));
              }
            }));
  }

  private static boolean isListed(Bench bench, Multipart upload) {
    return bench
        .s3()
        .listMultipartUploads(r -> r.bucket(bench.bucket()).prefix(upload.key()))
        .uploads()
        .stream()
        .map(MultipartUpload::uploadId)
        .anyMatch(upload.id()::equals);
  }
}
