package org.s3aharness.store;

/** Looks at what a store has really written, below every interface of the store that decrypts. */
public interface AtRestWitness {
  /**
   * Returns what this witness looks at, in words for a report, such as {@code volume files on
   * disk}.
   */
  String looksAt();

  /**
   * Returns what is on disk for an object as it is now. Only the bytes of this object are looked
   * at, so that other objects in the same file, and older versions of this one, do not matter.
   *
   * @param marker the bytes to look for, at least one
   * @throws ObjectNotFoundException if there is no such object
   * @throws IllegalStateException if the bytes of the object cannot be found or read
   */
  StoredBytes look(String bucket, String key, byte[] marker);

  /**
   * Says what a witness has found.
   *
   * @param length the number of bytes, including those that the store adds
   * @param containsMarker whether the bytes that were looked for occur anywhere
   */
  record StoredBytes(long length, boolean containsMarker) {}
}
