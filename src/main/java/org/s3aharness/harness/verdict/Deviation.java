package org.s3aharness.harness.verdict;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.s3aharness.encryption.Encryption;

/**
 * A declared deviation of a release or a store from the documentation: an exact statement of what
 * is observed instead. It is asserted: a case in which it is no longer seen is {@link
 * Verdict#FIXED}.
 *
 * @param id short and stable
 * @param releases the beginnings of the versions that deviate, such as {@code 3.4} or {@code 3.4.3}
 * @param cases patterns of the ids, without releases, of the cases in which it must be seen. The
 *     brackets hold a profile's name or, in capitals and in the words of {@link Encryption#kind()},
 *     what the profile asks for, so that a user's own profiles are covered too
 * @param mayShowIn patterns of further cases in which it may be seen; empty for none
 * @param shows what is observed, one alternative after another
 * @param store the kinds of store to which it is limited; empty for any
 * @param reason why it deviates, in one sentence
 * @param link where that is documented
 * @param checked the day it was last seen, and with what
 */
public record Deviation(
    String id,
    List<String> releases,
    List<String> cases,
    List<String> mayShowIn,
    List<Symptom> shows,
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> store,
    String reason,
    String link,
    String checked) {

  /** The compiled patterns, since every case is compared with all declared deviations. */
  private static final Map<String, CasePattern> PATTERNS = new ConcurrentHashMap<>();

  public Deviation {
    releases = List.copyOf(releases);
    cases = cases == null ? List.of() : List.copyOf(cases);
    mayShowIn = mayShowIn == null ? List.of() : List.copyOf(mayShowIn);
    shows = List.copyOf(shows);
    store = store == null ? List.of() : List.copyOf(store);
  }

  /**
   * Says whether the deviation must be seen in a case, if the case makes the checks.
   *
   * @param asksFor what the case's profile asks for, in the words of {@link Encryption#kind()}
   */
  boolean isAssertedIn(CaseId id, String asksFor, String storeKind) {
    return isOf(storeKind) && isOf(id) && matchesAny(cases, id, asksFor);
  }

  /**
   * Says whether the deviation may be seen in a case.
   *
   * @param asksFor what the case's profile asks for, in the words of {@link Encryption#kind()}
   */
  boolean covers(CaseId id, String asksFor, String storeKind) {
    return isOf(storeKind)
        && isOf(id)
        && (matchesAny(cases, id, asksFor) || matchesAny(mayShowIn, id, asksFor));
  }

  /** Says whether the store deviates, and not S3A. */
  public boolean isOfAStore() {
    return !store.isEmpty();
  }

  private boolean isOf(String storeKind) {
    return store.isEmpty() || store.contains(storeKind);
  }

  private boolean isOf(CaseId id) {
    return releases.stream()
        .anyMatch(
            version ->
                id.release().equals(version)
                    || id.release().startsWith(version + ".")
                    || id.release().startsWith(version + "-"));
  }

  private static boolean matchesAny(List<String> patterns, CaseId id, String asksFor) {
    String byName = id.withoutRelease();
    String byWhatItAsksFor = id.behaviourPath() + "[" + asksFor + "]";
    return patterns.stream()
        .map(pattern -> PATTERNS.computeIfAbsent(pattern, CasePattern::of))
        .anyMatch(pattern -> pattern.matches(byName) || pattern.matches(byWhatItAsksFor));
  }

  /** Says whether a case made one of the checks in which the deviation would be seen. */
  boolean wasLookedFor(Map<String, Integer> made) {
    return shows.stream()
        .flatMap(symptom -> symptom.together().stream())
        .anyMatch(sighting -> made.containsKey(sighting.check()));
  }
}
