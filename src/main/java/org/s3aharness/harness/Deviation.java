package org.s3aharness.harness;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A declared deviation of a release or a store from what the documentation says. It is asserted: a
 * case in which the check holds after all is {@link Verdict#FIXED}.
 *
 * @param id short and stable
 * @param cases patterns of the case ids it shows in
 * @param checks those of which at least one does not hold, such as {@code store:kms-key}
 * @param symptom regular expression found in the check's message
 * @param store kind of store it is limited to; empty for any
 * @param reason why it deviates, in one sentence
 * @param link where that is documented
 * @param checked the day it was last seen
 */
public record Deviation(
    String id,
    List<String> cases,
    List<String> checks,
    String symptom,
    String store,
    String reason,
    String link,
    String checked) {

  boolean covers(CaseId id, String storeKind) {
    return (store == null || store.isEmpty() || store.equals(storeKind))
        && cases.stream().anyMatch(pattern -> CasePattern.of(pattern).matches(id));
  }

  boolean explains(Check failed) {
    return checks.contains(failed.id())
        && Pattern.compile(symptom).matcher(failed.message()).find();
  }
}
