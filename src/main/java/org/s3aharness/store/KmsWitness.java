package org.s3aharness.store;

import java.util.List;
import java.util.Map;

/** Reports which calls a store has made to its KMS. */
public interface KmsWitness {
  /**
   * Returns the calls so far whose encryption context names an object, in the order in which they
   * were made.
   *
   * @param objectArn such as {@code arn:aws:s3:::bucket/key}
   */
  List<KmsCall> about(String objectArn);

  /**
   * A call that a store has made to its KMS.
   *
   * @param operation such as {@code GenerateDataKey}
   * @param keyId the key that KMS says it has used, which an alias in the call may no longer lead
   *     to; where KMS does not say, the key in the form in which the call names it, or empty
   * @param context the encryption context
   * @param status the HTTP status of the answer
   */
  record KmsCall(String operation, String keyId, Map<String, String> context, int status) {}
}
