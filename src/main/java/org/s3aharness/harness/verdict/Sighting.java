package org.s3aharness.harness.verdict;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An observation that a deviation causes in a check, in terms of the case: {@code {source}} stands
 * for the value that the case knows by that name where the check looks, see {@link Check#terms}.
 *
 * @param check the check's id, such as {@code store:kms-key}
 * @param expected what the check must have expected; null for anything
 * @param observed what it observes instead, exactly
 */
public record Sighting(String check, String expected, String observed) {
  private static final Pattern TERM = Pattern.compile("\\{([a-z][a-z -]*)}");

  /** Says whether a check that failed matches this observation. */
  boolean isIn(Check failed) {
    return check.equals(failed.id())
        && (expected == null || says(expected, failed.terms(), failed.expected()))
        && says(observed, failed.terms(), failed.observed());
  }

  private static boolean says(String text, Map<String, String> terms, String value) {
    return inTermsOf(text, terms).filter(value::equals).isPresent();
  }

  /**
   * Returns the text with every term replaced by its value; empty if the case does not know one of
   * them.
   */
  private static Optional<String> inTermsOf(String text, Map<String, String> terms) {
    Matcher named = TERM.matcher(text);
    StringBuilder said = new StringBuilder();
    while (named.find()) {
      String value = terms.get(named.group(1));
      if (value == null) {
        return Optional.empty();
      }
      named.appendReplacement(said, Matcher.quoteReplacement(value));
    }
    return Optional.of(named.appendTail(said).toString());
  }
}
