package org.s3aharness.harness.verdict;

/** Matches case ids by a pattern in which {@code *} stands for any text; the rest is literal. */
public final class CasePattern {
  private final String text;

  /** The literal texts between the stars. */
  private final String[] parts;

  private CasePattern(String text) {
    this.text = text;
    this.parts = text.split("\\*", -1);
  }

  /** Returns a pattern such as {@code rename/*[sse-*]@3.4.3}. */
  public static CasePattern of(String text) {
    return new CasePattern(text);
  }

  /** Says whether the pattern contains no {@code *}, so that it matches exactly one text. */
  public boolean isLiteral() {
    return parts.length == 1;
  }

  /** Says whether the pattern matches the whole id. */
  public boolean matches(CaseId id) {
    return matches(id.toString());
  }

  /** Says whether the pattern matches the whole of a text that is part of an id. */
  public boolean matches(String id) {
    if (isLiteral()) {
      return id.equals(text);
    }
    String first = parts[0];
    String last = parts[parts.length - 1];
    int end = id.length() - last.length();
    if (end < first.length() || !id.startsWith(first) || !id.endsWith(last)) {
      return false;
    }
    int from = first.length();
    for (int part = 1; part < parts.length - 1; part++) {
      // The first place is the best: it leaves most to the parts that follow.
      int at = id.indexOf(parts[part], from);
      if (at < 0 || at + parts[part].length() > end) {
        return false;
      }
      from = at + parts[part].length();
    }
    return true;
  }

  /**
   * Says whether the pattern may match an id with this profile, whatever the rest of the id is. An
   * id has its profile in brackets; a pattern without a pair of them may match any profile.
   */
  public boolean mayMatchProfile(String profile) {
    int open = text.lastIndexOf('[');
    int close = text.indexOf(']', open + 1);
    return open < 0 || close < 0 || of(text.substring(open + 1, close)).matches(profile);
  }

  @Override
  public String toString() {
    return text;
  }
}
