package org.s3aharness.harness.verdict;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One thing that a case looked at. What it says for people is made from its values, and nobody
 * reads anything out of what it says.
 *
 * @param witness who was asked
 * @param about what, such as {@code PUT_OBJECT x-amz-server-side-encryption} or {@code kms-key};
 *     the same in every case, so that a deviation can name it
 * @param where where it was seen, such as {@code HEAD file}
 * @param expected what is documented, as a text; {@link #ABSENT} for nothing
 * @param observed what was seen, in the same terms
 * @param detail what people want to know besides, such as the whole error message; may be empty
 * @param terms what the case knew by a name of its own where it looked, such as {@code source} for
 *     what the source of a copy has: declared deviations are stated in these terms
 * @param comparable what was observed, with what names stand for in the place of those that are new
 *     in every run: cases and runs are compared by it
 * @param grade what it means for a user's data if it does not hold
 * @param held whether it was as expected
 * @param deviation the id of the declared deviation that explains why it did not hold; empty if
 *     none does
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
  /** The text for a header, a key or anything else that is not there. */
  public static final String ABSENT = "absent";

  public Check {
    terms = Map.copyOf(terms);
  }

  /** Returns a check that holds if both values are equal; it is graded as a mere difference. */
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

  /** Returns the text of a value; of none, and of an empty text, {@link #ABSENT}. */
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

  /** Returns the same check, decided by whoever made it instead of by the equality of texts. */
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

  /** Returns the same check with something that people want to know besides. */
  public Check withDetail(String more) {
    return new Check(
        witness, about, where, expected, observed, more, terms, comparable, grade, held, deviation);
  }

  /** Returns the same check, which knows a value by a name of the case's. */
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

  /** Returns the same check, which is compared with others by another text. */
  public Check comparedBy(String text) {
    return new Check(
        witness, about, where, expected, observed, detail, terms, text, grade, held, deviation);
  }

  /** Returns the same check, with something else observed. */
  public Check withObserved(Object other) {
    return new Check(
        witness,
        about,
        where,
        expected,
        text(other),
        detail,
        terms,
        text(other),
        grade,
        held,
        deviation);
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

  /** Says where it was seen, what was expected and what was observed; empty if it held. */
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
