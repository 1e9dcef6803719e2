package org.s3aharness.store;

/**
 * A KMS key, in the four forms in which S3 accepts it. An unknown form is the empty text.
 *
 * @param id such as {@code 1234abcd-12ab-34cd-56ef-1234567890ab}
 * @param arn {@code arn:aws:kms:REGION:ACCOUNT:key/ID}
 * @param aliasName {@code alias/NAME}
 * @param aliasArn {@code arn:aws:kms:REGION:ACCOUNT:alias/NAME}
 */
public record KmsKey(String id, String arn, String aliasName, String aliasArn) {
  /** Returns a key that the run did not create, and of which only one name is known. */
  public static KmsKey named(String name) {
    return new KmsKey(name, name, "", "");
  }
}
