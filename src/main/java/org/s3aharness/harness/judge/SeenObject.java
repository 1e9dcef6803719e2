package org.s3aharness.harness.judge;

import java.util.List;
import java.util.Optional;
import org.s3aharness.store.AtRestWitness.StoredBytes;
import org.s3aharness.store.KmsWitness.KmsCall;
import org.s3aharness.store.RawObject;

/**
 * Holds what the witnesses saw of one object.
 *
 * @param arn the object's ARN, by which KMS calls are assigned to it
 * @param head the store's report, with its context
 * @param bytes the stored bytes, as the store's interface returns them
 * @param onDisk what is on the store's disk; empty where nobody looks
 * @param kmsCalls what the store asked its KMS about the object; empty where nobody sees that
 */
public record SeenObject(
    String arn,
    SeenHead head,
    RawObject bytes,
    Optional<SeenOnDisk> onDisk,
    Optional<List<KmsCall>> kmsCalls) {

  /** Returns the key as the case knows it, for messages. */
  String key() {
    return head.key();
  }

  /**
   * Says what is on a store's disk.
   *
   * @param where what was looked at, in words for a report
   * @param bytes what was found there
   */
  public record SeenOnDisk(String where, StoredBytes bytes) {}
}
