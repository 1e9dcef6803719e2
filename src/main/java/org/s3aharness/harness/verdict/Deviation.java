package org.s3aharness.harness.verdict;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A declared deviation of a release or a store from what the documentation says. It is asserted: a
 * case in which the check holds after all is {@link Verdict#FIXED}.
 *
 * @param id short and stable
 * @param cases patterns of the case ids it shows in
 * @param mayShowIn patterns of further case ids it may show in, where it is not asserted; null for
 *     none
 * @param checks those of which at least one does not hold, such as {@code store:kms-key}
 * @param symptom regular expression found in the check's message
 * @param store kinds of store it is limited to; null or empty for any
 * @param reason why it deviates, in one sentence
 * @param link where that is documented
 * @param checked the day it was last seen
 */
public record Deviation(
    String id,
    List<String> cases,
    List<String> mayShowIn,
    List<String> checks,
    String symptom,
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> store,
    String reason,
    String link,
    String checked) {

  /** Every case is held against all that are declared: each is compiled once. */
  private static final Map<String, CasePattern> CASES = new ConcurrentHashMap<>();

  private static final Map<String, Pattern> SYMPTOMS = new ConcurrentHashMap<>();

  /** Whether it must show in this case, if the case makes the check. */
  boolean isAssertedIn(CaseId id, String storeKind) {
    return isOf(storeKind) && matchesAny(cases, id);
  }

  /** Whether it may show in this case. */
  boolean covers(CaseId id, String storeKind) {
    return isAssertedIn(id, storeKind)
        || isOf(storeKind) && mayShowIn != null && matchesAny(mayShowIn, id);
  }

  /** Whether it is the store that deviates, and not S3A. */
  public boolean isOfAStore() {
    return store != null && !store.isEmpty();
  }

  private boolean isOf(String storeKind) {
    return store == null || store.isEmpty() || store.contains(storeKind);
  }

  private static boolean matchesAny(List<String> patterns, CaseId id) {
    String text = id.toString();
    return patterns.stream()
        .anyMatch(pattern -> CASES.computeIfAbsent(pattern, CasePattern::of).matches(text));
  }

  /** Whether a failed check is what this deviation looks like. */
  boolean explains(Check failed) {
    return checks.contains(failed.id())
        && SYMPTOMS.computeIfAbsent(symptom, Pattern::compile).matcher(failed.message()).find();
  }
}
