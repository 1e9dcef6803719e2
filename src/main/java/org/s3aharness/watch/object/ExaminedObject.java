package org.s3aharness.watch.object;

/**
 * An object as it was found after the job.
 *
 * @param bytes as stored; -1 where the store does not say
 * @param atRest the encryption, in words, such as {@code SSE-KMS [key1]}
 * @param writtenBy the kind of request that wrote it last
 * @param who the sender of that request, in words
 * @param verdict {@code ok}, {@code wrong}, {@code nothing expected} or {@code not judged}
 * @param why the reason why it is wrong or could not be judged; empty if neither applies
 */
public record ExaminedObject(
    String bucket,
    String key,
    long bytes,
    String atRest,
    String writtenBy,
    String who,
    String verdict,
    String why) {
  public static final String OK = "ok";
  public static final String WRONG = "wrong";
  public static final String NOTHING_EXPECTED = "nothing expected";
  public static final String NOT_JUDGED = "not judged";
}
