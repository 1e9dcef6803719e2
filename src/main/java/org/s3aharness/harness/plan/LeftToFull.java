package org.s3aharness.harness.plan;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CasePattern;

/** Knows the cases that show nothing which others do not, from {@code left-to-full.yaml}. */
final class LeftToFull {
  private static final List<CasePattern> CASES = read();

  /**
   * Holds cases that are left to {@code --full} for one reason.
   *
   * @param because what they differ in from those that stay
   */
  private record Group(String because, List<Cases> cases) {}

  /** Stands for each of the behaviours with each of the variations; both are patterns. */
  private record Cases(List<String> behaviours, List<String> variations) {
    Stream<CasePattern> patterns() {
      return behaviours.stream()
          .flatMap(
              behaviour ->
                  variations.stream()
                      .map(variation -> CasePattern.of(behaviour + "[" + variation + "]*")));
    }
  }

  private LeftToFull() {}

  /** Returns the patterns of all such cases. */
  static List<CasePattern> patterns() {
    return CASES;
  }

  /** Says whether a case is left to {@code --full}. */
  static boolean has(CaseId id) {
    String text = id.toString();
    return CASES.stream().anyMatch(pattern -> pattern.matches(text));
  }

  private static List<CasePattern> read() {
    try (InputStream file = LeftToFull.class.getResourceAsStream("left-to-full.yaml")) {
      List<Group> groups =
          new ObjectMapper(new YAMLFactory()).readValue(file, new TypeReference<>() {});
      return groups.stream()
          .flatMap(group -> group.cases().stream())
          .flatMap(Cases::patterns)
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException("left-to-full.yaml in the harness's jar cannot be read", e);
    }
  }
}
