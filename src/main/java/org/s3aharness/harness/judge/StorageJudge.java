package org.s3aharness.harness.judge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.s3aharness.agent.Content;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.judge.SeenObject.SeenOnDisk;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.StorageChecks;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.store.AtRestWitness.StoredBytes;
import org.s3aharness.store.KmsWitness.KmsCall;
import org.s3aharness.store.ability.Ability;

/**
 * The third witness where it can look deeper than an interface of the store that decrypts. Judges
 * what is on the store's disk, and which key the store's KMS made a data key with.
 */
final class StorageJudge {
  private static final String KMS_CALLS = "kms-calls";

  private final RunKeys keys;
  private final Function<Ability, Optional<String>> whyNot;

  /**
   * Creates a judge that knows the keys of a run by any of their names.
   *
   * @param whyNot says why the store cannot show something
   */
  StorageJudge(RunKeys keys, Function<Ability, Optional<String>> whyNot) {
    this.keys = keys;
    this.whyNot = whyNot;
  }

  /**
   * Judges one object.
   *
   * @param asked what S3A was asked for
   * @param atRest what the store should have done
   */
  void judge(
      SeenObject seen, Content content, Encryption asked, Encryption atRest, CheckList checks) {
    seen.onDisk().ifPresent(disk -> judgeDisk(disk, seen.key(), content, asked, atRest, checks));
    if (atRest.mode().usesKmsKeyInS3()) {
      seen.kmsCalls().ifPresent(calls -> judgeKmsCalls(seen, calls, atRest, checks));
    }
  }

  private static void judgeDisk(
      SeenOnDisk disk,
      String key,
      Content content,
      Encryption asked,
      Encryption atRest,
      CheckList checks) {
    Mode mode = asked.mode() == Mode.NONE ? atRest.mode() : asked.mode();
    String expected = mode == Mode.NONE ? StorageChecks.PLAINTEXT : StorageChecks.CIPHERTEXT;
    StoredBytes stored = disk.bytes();
    String observed =
        stored.length() < content.size()
            ? stored.length() + " bytes"
            : stored.containsMarker() ? StorageChecks.PLAINTEXT : StorageChecks.CIPHERTEXT;
    checks.equal(
        Witness.BYTES,
        StorageChecks.AT_REST + mode,
        gradeOf(expected, observed),
        key + " in " + disk.where() + ", under " + mode,
        expected,
        observed);
  }

  /**
   * Returns the grade of a difference. Missing bytes are lost; encryption that nobody asked for
   * harms no data.
   */
  private static Grade gradeOf(String expected, String observed) {
    return switch (observed) {
      case StorageChecks.PLAINTEXT -> Grade.EXPOSED;
      case StorageChecks.CIPHERTEXT -> Grade.DIFFERENT;
      default -> Grade.CORRUPT;
    };
  }

  private void judgeKmsCalls(
      SeenObject object, List<KmsCall> calls, Encryption atRest, CheckList checks) {
    String arn = object.arn();
    List<KmsCall> made =
        calls.stream().filter(call -> call.operation().equals("GenerateDataKey")).toList();
    boolean held =
        made.stream()
            .filter(call -> call.context().entrySet().containsAll(atRest.context().entrySet()))
            .anyMatch(call -> atRest.key().map(key -> keys.same(key, call.keyId())).orElse(true));
    if (!held && object.head().source().isPresent()) {
      Optional<String> none = whyNot.apply(Ability.MAKES_DATA_KEY_FOR_COPY);
      if (none.isPresent()) {
        checks.notAsked(Witness.STORE, KMS_CALLS, none.get());
        return;
      }
    }
    String key = atRest.key().map(this::arn).orElse("of AWS's own");
    String seen =
        made.stream()
            .map(call -> dataKey(arn(call.keyId()), withoutObject(call.context(), arn)))
            .distinct()
            .collect(Collectors.joining("; "));
    checks.add(
        Check.equal(
                Witness.STORE,
                KMS_CALLS,
                "KMS calls about " + arn,
                dataKey(key, atRest.context()),
                seen)
            .withTerm("key", key)
            .withGrade(Grade.WEAKER)
            .withHeld(held));
  }

  private static String dataKey(String key, Map<String, String> context) {
    return "GenerateDataKey with key %s, context %s".formatted(key, new TreeMap<>(context));
  }

  private String arn(String key) {
    return keys.arnOf(key).orElse(key);
  }

  private static Map<String, String> withoutObject(Map<String, String> context, String arn) {
    Map<String, String> others = new TreeMap<>(context);
    others.values().removeIf(arn::equals);
    return others;
  }
}
