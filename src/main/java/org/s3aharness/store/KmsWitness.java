package org.s3aharness.store;

import java.util.List;
import java.util.Map;

/** Tells what a store has asked its KMS. */
public interface KmsWitness {
  /**
   * Returns the calls so far whose encryption context names an object, in their order.
   *
   * @param objectArn such as {@code arn:aws:s3:::bucket/key}
   */
  List<KmsCall> about(String objectArn);

  /**
   * One call.
   *
   * @param operation such as {@code GenerateDataKey}
   * @param keyId the key in the form it was given; empty where the call names none
   * @param context the encryption context
   * @param status the HTTP status of the answer
   */
  record KmsCall(String operation, String keyId, Map<String, String> context, int status) {}
}
