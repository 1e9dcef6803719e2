package org.s3aharness.store;

import java.util.Map;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * The store's report on an object, from a HEAD response. A header that was absent is the empty
 * text.
 *
 * @param size the number of stored bytes
 * @param eTag the ETag with its quotes
 * @param sse {@code x-amz-server-side-encryption}: {@code AES256}, {@code aws:kms}, {@code
 *     aws:kms:dsse} or empty
 * @param kmsKeyId {@code x-amz-server-side-encryption-aws-kms-key-id}
 * @param sseCustomerKeyMd5 {@code x-amz-server-side-encryption-customer-key-MD5}
 * @param userMetadata the {@code x-amz-meta-} headers, named without that prefix, in lower case
 */
public record ObjectHead(
    long size,
    String eTag,
    String sse,
    String kmsKeyId,
    String sseCustomerKeyMd5,
    Map<String, String> userMetadata) {

  static ObjectHead of(HeadObjectResponse head) {
    return new ObjectHead(
        head.contentLength(),
        orEmpty(head.eTag()),
        orEmpty(head.serverSideEncryptionAsString()),
        orEmpty(head.ssekmsKeyId()),
        orEmpty(head.sseCustomerKeyMD5()),
        Map.copyOf(head.metadata()));
  }

  private static String orEmpty(String header) {
    return header == null ? "" : header;
  }
}
