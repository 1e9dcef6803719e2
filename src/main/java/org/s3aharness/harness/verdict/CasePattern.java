package org.s3aharness.harness.verdict;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Matches case ids by a pattern in which {@code *} stands for any text; the rest is literal. */
public final class CasePattern {
  private final String text;
  private final Pattern pattern;

  private CasePattern(String text) {
    this.text = text;
    this.pattern =
        Pattern.compile(
            Arrays.stream(text.split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
  }

  /** Returns a pattern such as {@code rename/*[sse-*]@3.4.3}. */
  public static CasePattern of(String text) {
    return new CasePattern(text);
  }

  /** Says whether the pattern contains no {@code *}, so that it matches exactly one text. */
  public boolean isLiteral() {
    return !text.contains("*");
  }

  /** Says whether the pattern matches the whole id. */
  public boolean matches(CaseId id) {
    return matches(id.toString());
  }

  /** Says whether the pattern matches the whole of a text that is part of an id. */
  public boolean matches(String text) {
    return pattern.matcher(text).matches();
  }

  @Override
  public String toString() {
    return text;
  }
}
