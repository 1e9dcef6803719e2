package org.s3aharness.harness.judge;

import java.net.http.HttpHeaders;
import java.util.Optional;
import org.s3aharness.store.ObjectHead;

/**
 * The store's report on an object, with its context.
 *
 * @param key the key as the case knows it, for messages
 * @param head the store's report
 * @param keyBehindAlias where the store names an alias, the ARN of the key to which KMS says it
 *     leads now
 * @param source where S3A made the object by a copy, what the store had reported of the source
 */
public record SeenHead(
    String key, ObjectHead head, Optional<String> keyBehindAlias, Optional<HttpHeaders> source) {

  /**
   * Returns a header of the source of a copy; empty if the source had none, or the object is no
   * copy.
   */
  Optional<String> ofSource(String header) {
    return source.flatMap(told -> told.firstValue(header));
  }
}
