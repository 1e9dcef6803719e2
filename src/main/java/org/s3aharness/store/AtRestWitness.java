package org.s3aharness.store;

/** Looks at what a store has really written, past every interface of the store that decrypts. */
public interface AtRestWitness {
  /** What it looks at, in words for a report, such as {@code volume files on disk}. */
  String looksAt();

  /**
   * What lies there for an object as it is now. Only what belongs to this object is looked at, so
   * that others in the same place, older versions too, do not matter.
   *
   * @param marker the bytes to look for, at least one
   * @throws ObjectNotFoundException if there is no such object
   * @throws IllegalStateException if what lies there cannot be told, for whatever reason
   */
  StoredBytes look(String bucket, String key, byte[] marker);

  /**
   * What was found.
   *
   * @param length in bytes, what the store adds of its own included
   * @param containsMarker whether the bytes looked for occur anywhere in them
   */
  record StoredBytes(long length, boolean containsMarker) {}
}
