package org.s3aharness.wire.exchange;

import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Recognises an operation by method, query and headers, as the "Request Syntax" of each operation
 * in the <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html">S3
 * API reference</a> gives them.
 */
final class RequestClassifier {
  private static final String KMS_TARGET = "TrentService.";

  /** The query parameters that turn a plain object request into a request about the object. */
  private static final Set<String> OBJECT_SUBRESOURCES =
      Set.of(
          "acl",
          "annotation",
          "encryption",
          "legal-hold",
          "renameobject",
          "restore",
          "retention",
          "tagging",
          "torrent");

  /** The query parameters of a plain list, create or delete of a bucket. */
  private static final Set<String> LIST_PARAMETERS =
      Set.of(
          "continuation-token",
          "delimiter",
          "encoding-type",
          "fetch-owner",
          "list-type",
          "marker",
          "max-keys",
          "prefix",
          "start-after");

  private RequestClassifier() {}

  static RequestKind kms(HttpHeaders headers) {
    String target = headers.firstValue("x-amz-target").orElse("");
    return switch (target.replace(KMS_TARGET, "")) {
      case "GenerateDataKey", "GenerateDataKeyWithoutPlaintext" ->
          RequestKind.KMS_GENERATE_DATA_KEY;
      case "Decrypt" -> RequestKind.KMS_DECRYPT;
      case "Encrypt" -> RequestKind.KMS_ENCRYPT;
      default -> RequestKind.KMS_OTHER;
    };
  }

  static boolean isKms(HttpHeaders headers) {
    return headers.firstValue("x-amz-target").orElse("").startsWith(KMS_TARGET);
  }

  static RequestKind object(String method, Map<String, ?> query, HttpHeaders headers) {
    boolean copies = headers.firstValue("x-amz-copy-source").isPresent();
    boolean ofUpload = query.containsKey("uploadId");
    if (query.keySet().stream()
        .anyMatch(name -> OBJECT_SUBRESOURCES.contains(name.toLowerCase(Locale.ROOT)))) {
      return RequestKind.OBJECT_OTHER;
    }
    return switch (method) {
      case "PUT" -> {
        if (ofUpload) {
          yield copies ? RequestKind.UPLOAD_PART_COPY : RequestKind.UPLOAD_PART;
        }
        yield copies ? RequestKind.COPY_OBJECT : RequestKind.PUT_OBJECT;
      }
      case "POST" -> {
        if (query.containsKey("uploads")) {
          yield RequestKind.CREATE_MULTIPART_UPLOAD;
        }
        if (query.containsKey("select")) {
          yield RequestKind.SELECT_OBJECT_CONTENT;
        }
        yield ofUpload ? RequestKind.COMPLETE_MULTIPART_UPLOAD : RequestKind.OBJECT_OTHER;
      }
      case "GET" -> {
        if (query.containsKey("attributes")) {
          yield RequestKind.GET_OBJECT_ATTRIBUTES;
        }
        yield ofUpload ? RequestKind.LIST_PARTS : RequestKind.GET_OBJECT;
      }
      case "HEAD" -> RequestKind.HEAD_OBJECT;
      case "DELETE" -> ofUpload ? RequestKind.ABORT_MULTIPART_UPLOAD : RequestKind.DELETE_OBJECT;
      default -> RequestKind.OBJECT_OTHER;
    };
  }

  static RequestKind bucket(String method, Map<String, ?> query) {
    boolean plain = query.keySet().stream().allMatch(RequestClassifier::isNeutral);
    return switch (method) {
      case "GET" -> {
        if (query.containsKey("uploads")) {
          yield RequestKind.LIST_MULTIPART_UPLOADS;
        }
        if (query.containsKey("session")) {
          yield RequestKind.CREATE_SESSION;
        }
        yield plain ? RequestKind.LIST_OBJECTS : RequestKind.BUCKET_OTHER;
      }
      case "POST" ->
          query.containsKey("delete") ? RequestKind.DELETE_OBJECTS : RequestKind.BUCKET_OTHER;
      case "HEAD" -> RequestKind.HEAD_BUCKET;
      case "PUT" -> plain ? RequestKind.CREATE_BUCKET : RequestKind.BUCKET_OTHER;
      case "DELETE" -> plain ? RequestKind.DELETE_BUCKET : RequestKind.BUCKET_OTHER;
      default -> RequestKind.BUCKET_OTHER;
    };
  }

  /**
   * Says whether a parameter has no influence on the operation: {@code x-id} is the SDK's own hint,
   * {@code X-Amz-*} a presigned URL's signature.
   */
  private static boolean isNeutral(String parameter) {
    String name = parameter.toLowerCase(Locale.ROOT);
    return LIST_PARAMETERS.contains(name) || name.equals("x-id") || name.startsWith("x-amz-");
  }
}
