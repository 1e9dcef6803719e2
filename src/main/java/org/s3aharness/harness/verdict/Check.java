package org.s3aharness.harness.verdict;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Describes one thing that a case looked at. The sentence for people is made from its values, and
 * the harness never parses that sentence.
 *
 * @param witness who was asked
 * @param about the subject, such as {@code PUT_OBJECT x-amz-server-side-encryption} or {@code
 *     kms-key}; the same in every case, so that a deviation can name it
 * @param where the place where it was seen, such as {@code HEAD file}
 * @param expected what is documented, as a text; {@link #ABSENT} for nothing
 * @param observed what was seen, in the same terms
 * @param detail what people want to know besides, such as the whole error message; may be empty
 * @param terms values that the case knew by name where it looked, such as {@code source} for the
 *     value of the source of a copy; declared deviations are stated in these terms
 * @param comparable what was observed, with the names that are new in every run replaced by what
 *     they stand for, so that cases and runs can be compared by it
 * @param grade what a failed check means for a user's data
 * @param held whether the observation was as expected
 * @param deviation the id of the declared deviation that explains why it was not; empty if none
 *     does
 */
public record Check(
    Witness witness,
    String about,
    String where,
    String expected,
    String observed,
    String detail,
    Map<String, String> terms,
    String comparable,
    Grade grade,
    boolean held,
    String deviation) {
  /** The text that stands for a header, a key or anything else that is not there. */
  public static final String ABSENT = "absent";

  public Check {
    terms = Map.copyOf(terms);
  }

  /**
   * Returns a check that holds if both values are equal. If it fails, it is graded as a mere
   * difference.
   */
  public static Check equal(
      Witness witness, String about, String where, Object expected, Object observed) {
    return new Check(
        witness,
        about,
        where,
        text(expected),
        text(observed),
        "",
        Map.of(),
        text(observed),
        Grade.DIFFERENT,
        Objects.equals(expected, observed),
        "");
  }

  /** Returns the text of a value; {@link #ABSENT} for null and for an empty text. */
  public static String text(Object value) {
    Object present = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    return present == null || present.equals("") ? ABSENT : present.toString();
  }

  /** Returns the same check, graded for what it means to a user's data. */
  public Check withGrade(Grade other) {
    return new Check(
        witness,
        about,
        where,
        expected,
        observed,
        detail,
        terms,
        comparable,
        other,
        held,
        deviation);
  }

  /**
   * Returns the same check with the outcome that its maker decided, instead of the equality of
   * texts.
   */
  public Check withHeld(boolean decided) {
    return new Check(
        witness,
        about,
        where,
        expected,
        observed,
        detail,
        terms,
        comparable,
        grade,
        decided,
        deviation);
  }

  /** Returns the same check with something more that people want to know. */
  public Check withDetail(String more) {
    return new Check(
        witness, about, where, expected, observed, more, terms, comparable, grade, held, deviation);
  }

  /** Returns the same check with a value that the case knows by name. */
  public Check withTerm(String name, Object value) {
    Map<String, String> more = new TreeMap<>(terms);
    more.put(name, text(value));
    return new Check(
        witness,
        about,
        where,
        expected,
        observed,
        detail,
        more,
        comparable,
        grade,
        held,
        deviation);
  }

  /** Returns the same check with another text by which it is compared with others. */
  public Check comparedBy(String text) {
    return new Check(
        witness, about, where, expected, observed, detail, terms, text, grade, held, deviation);
  }

  /** Returns the same check, explained by a declared deviation. */
  public Check withDeviation(String id) {
    return new Check(
        witness, about, where, expected, observed, detail, terms, comparable, grade, held, id);
  }

  /** Returns witness and subject, such as {@code store:kms-key}. */
  public String id() {
    return witness + ":" + about;
  }

  /**
   * Returns a sentence with the place, what was expected and what was observed; empty if the check
   * held.
   */
  public String message() {
    if (held) {
      return "";
    }
    return where
        + ": expected "
        + expected
        + ", was "
        + observed
        + (detail.isEmpty() ? "" : " (" + detail + ")");
  }
}
