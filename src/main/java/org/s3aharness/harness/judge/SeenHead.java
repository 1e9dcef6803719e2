package org.s3aharness.harness.judge;

import java.net.http.HttpHeaders;
import java.util.Optional;
import org.s3aharness.store.ObjectHead;

/**
 * The store's word on an object, and what belongs to it.
 *
 * @param key the key as the case knows it, for messages
 * @param head the store's word
 * @param keyBehindAlias where the store names an alias, the ARN of the key to which it leads now,
 *     as KMS says
 * @param source where S3A made the object by a copy, what the store had told it of the source
 */
public record SeenHead(
    String key, ObjectHead head, Optional<String> keyBehindAlias, Optional<HttpHeaders> source) {

  /** Returns a header that the source of a copy had; empty if it had none, or there is none. */
  Optional<String> ofSource(String header) {
    return source.flatMap(told -> told.firstValue(header));
  }
}
