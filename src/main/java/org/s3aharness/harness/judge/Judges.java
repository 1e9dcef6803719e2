package org.s3aharness.harness.judge;

import java.util.Optional;
import java.util.function.Function;
import org.s3aharness.encryption.HeaderRules;
import org.s3aharness.encryption.KmsRules;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.store.Store;
import org.s3aharness.store.ability.Ability;

/**
 * The judges of a run, which all its cases share.
 *
 * @param wire judges the headers of requests
 * @param kms judges what a client asks of KMS
 * @param secret judges whether secrets travel where they do not belong
 * @param object judges stored objects
 * @param envelope judges the result of opening client-side encrypted objects without S3A
 */
public record Judges(
    WireJudge wire, KmsJudge kms, SecretJudge secret, ObjectJudge object, EnvelopeJudge envelope) {

  /**
   * Returns the judges of a run on a store.
   *
   * @param keys the keys of the run
   * @param whyNot says why the store cannot show something; empty if it can
   */
  public static Judges of(Store store, RunKeys keys, Function<Ability, Optional<String>> whyNot) {
    boolean inTheClear = !store.acceptsAwsNames() && store.s3Endpoint().getScheme().equals("http");
    return new Judges(
        new WireJudge(HeaderRules.load(), keys),
        new KmsJudge(KmsRules.load(), keys, store.region()),
        new SecretJudge(inTheClear),
        new ObjectJudge(keys, whyNot),
        new EnvelopeJudge(keys));
  }
}
