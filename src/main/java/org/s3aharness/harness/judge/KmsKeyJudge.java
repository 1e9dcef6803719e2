package org.s3aharness.harness.judge;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.store.ability.Ability;

/** Judges the KMS key that the store reports for an object. */
final class KmsKeyJudge {
  private static final String ABOUT = "kms-key";

  private static final String HEADER = "x-amz-server-side-encryption-aws-kms-key-id";

  private final RunKeys keys;
  private final Function<Ability, Optional<String>> whyNot;

  /**
   * Creates a judge that knows the keys of a run by any of their names.
   *
   * @param whyNot says why the store cannot show something
   */
  KmsKeyJudge(RunKeys keys, Function<Ability, Optional<String>> whyNot) {
    this.keys = keys;
    this.whyNot = whyNot;
  }

  /** Judges one object. */
  void judge(SeenHead seen, Encryption asked, Encryption atRest, CheckList checks) {
    String named = seen.head().kmsKeyId();
    String where = "HEAD " + seen.key();
    if (!atRest.mode().usesKmsKeyInS3()) {
      add(seen, Check.equal(Witness.STORE, ABOUT, where + ": KMS key", "", named), checks);
      return;
    }
    Optional<String> expected = atRest.key().map(key -> keys.arnOf(key).orElse(key));
    Optional<String> unnamed = whyNotNamed(atRest, named);
    if (unnamed.isPresent()) {
      checks.notAsked(Witness.STORE, ABOUT, unnamed.get());
      return;
    }
    String key = named;
    if (isConfiguredAlias(named, asked, atRest)) {
      Optional<String> echoed = whyNot.apply(Ability.KEEPS_KEY_OF_ALIAS);
      if (echoed.isPresent()) {
        key = seen.keyBehindAlias().orElse(named);
        if (expected.filter(key::equals).isEmpty()) {
          // Only a case retargets an alias: what it led to before, nobody keeps here.
          checks.notAsked(Witness.STORE, ABOUT, echoed.get());
          return;
        }
      }
    }
    add(seen, check(where + ", under " + atRest.mode() + ": KMS key", expected, key), checks);
  }

  private Check check(String where, Optional<String> expected, String seen) {
    boolean held =
        expected
            .map(seen::equals)
            .orElseGet(() -> seen.startsWith("arn:") && keys.arnOf(seen).isEmpty());
    return Check.equal(
            Witness.STORE, ABOUT, where, expected.orElse("the ARN of a key that AWS manages"), seen)
        .withHeld(held);
  }

  private Optional<String> whyNotNamed(Encryption atRest, String named) {
    return atRest.mode() == Mode.DSSE_KMS && named.isEmpty()
        ? whyNot.apply(Ability.NAMES_DSSE_KEY)
        : Optional.empty();
  }

  private boolean isConfiguredAlias(String named, Encryption asked, Encryption atRest) {
    Optional<String> alias = RunKeys.aliasIn(named);
    return alias.isPresent()
        && Stream.of(asked, atRest)
            .flatMap(encryption -> encryption.key().stream())
            .anyMatch(
                key -> RunKeys.aliasIn(key).equals(alias) && keys.mayBeOfOneAccount(key, named));
  }

  private static void add(SeenHead seen, Check check, CheckList checks) {
    Check graded = check.withGrade(Grade.WEAKER);
    checks.add(
        seen.ofSource(HEADER).map(key -> graded.withTerm(Copies.SOURCE, key)).orElse(graded));
  }
}
