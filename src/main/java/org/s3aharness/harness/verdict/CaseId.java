package org.s3aharness.harness.verdict;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The stable, readable name of a case, such as {@code
 * rename/multipart-copy-keeps-encryption[sse-kms-key-arn]@3.4.3}. It is made from what the case is,
 * and never from order or position.
 *
 * @param suite the suite class in kebab case, without "Suite"
 * @param behaviour the test method in kebab case
 * @param variant such as a file size; empty if the behaviour has none
 * @param profile the name of the profile, or of the variation that replaces it
 * @param release the release's name
 */
public record CaseId(
    String suite, String behaviour, Optional<String> variant, String profile, String release) {
  private static final String SUITE = "Suite";
  private static final Pattern WORD_BOUNDARY =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  /** The names in kebab case: a plan asks for each of them for every profile. */
  private static final Map<String, String> KEBAB = new ConcurrentHashMap<>();

  /** Returns the id of a test method of a suite class. */
  public static CaseId of(
      Class<?> suite, String method, Optional<String> variant, String profile, String release) {
    return new CaseId(suiteOf(suite), kebab(method), variant, profile, release);
  }

  /** Returns the name of a suite class in ids, such as {@code cross-release}. */
  public static String suiteOf(Class<?> suite) {
    String name = suite.getSimpleName();
    return kebab(name.endsWith(SUITE) ? name.substring(0, name.length() - SUITE.length()) : name);
  }

  /** Returns suite, behaviour and variant, such as {@code put/content-holds/empty}. */
  public String behaviourPath() {
    return suite + "/" + behaviour + variant.map(v -> "/" + v).orElse("");
  }

  /** Returns the part of the id before the release. */
  public String withoutRelease() {
    return behaviourPath() + "[" + profile + "]";
  }

  /** Returns the id of the same case on another release. */
  public CaseId on(String otherRelease) {
    return new CaseId(suite, behaviour, variant, profile, otherRelease);
  }

  /** Returns the id in a form that is usable as a file's name. */
  public String fileName() {
    return toString().replace('/', '.').replaceAll("[^A-Za-z0-9._@\\[\\]-]", "_");
  }

  @Override
  public String toString() {
    return withoutRelease() + "@" + release;
  }

  private static String kebab(String camel) {
    return KEBAB.computeIfAbsent(
        camel, name -> WORD_BOUNDARY.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT));
  }
}
