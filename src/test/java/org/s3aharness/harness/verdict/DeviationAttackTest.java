package org.s3aharness.harness.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.s3aharness.harness.verdict.ChangedCheck.observing;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Attacks every declared deviation: in a case that it explains, what one check observed is replaced
 * by each of its neighbours, which must fail the case.
 */
class DeviationAttackTest {
  private static final DeclaredDeviations DECLARED = DeclaredDeviations.load();
  private static final String KEY1 =
      "arn:aws:kms:us-east-1:000000000000:key/00000000-0000-4000-8000-000000000001";

  private static final String KEY2 =
      "arn:aws:kms:us-east-1:000000000000:key/00000000-0000-4000-8000-000000000002";

  /** One symptom of a deviation, in one of its cases. */
  private record Target(Deviation deviation, Symptom symptom, String pattern) {
    CaseId id() {
      String text = pattern.replace("*", "any");
      String version = deviation.releases().get(0);
      String release =
          version.chars().filter(c -> c == '.').count() == 1 ? version + ".9" : version;
      String path = text.contains("[") ? text.substring(0, text.indexOf('[')) : text;
      int bracket = text.indexOf('[');
      String profile =
          bracket < 0 ? "any" : text.substring(bracket + 1, text.indexOf(']', bracket));
      int slash = path.indexOf('/');
      return new CaseId(
          path.substring(0, slash), path.substring(slash + 1), Optional.empty(), profile, release);
    }

    String store() {
      return deviation.store().isEmpty() ? "localstack" : deviation.store().get(0);
    }

    /** The checks as the deviation declares them. */
    List<Check> checks() {
      return symptom.together().stream().map(sighting -> check(sighting, terms(sighting))).toList();
    }

    Verdict verdict(List<Check> failed) {
      CheckList checks = new CheckList();
      failed.forEach(checks::add);
      return DECLARED.judge(id(), "", store(), checks).verdict();
    }

    @Override
    public String toString() {
      return deviation.id() + " in " + pattern + ": " + symptom.together().get(0).check();
    }
  }

  static Stream<Target> everySymptom() {
    return DECLARED.declared().stream()
        .flatMap(
            deviation ->
                Stream.concat(deviation.cases().stream(), deviation.mayShowIn().stream())
                    .flatMap(
                        pattern ->
                            deviation.shows().stream()
                                .map(symptom -> new Target(deviation, symptom, pattern))));
  }

  private static Map<String, String> terms(Sighting sighting) {
    String source =
        sighting.check().endsWith("algorithm") || sighting.check().endsWith("encryption")
            ? "aws:kms"
            : KEY1;
    return Map.of("source", source, "content", "10000", "key", KEY1, "other key", KEY2);
  }

  private static Check check(Sighting sighting, Map<String, String> terms) {
    String[] id = sighting.check().split(":", 2);
    Check check =
        Check.equal(
                Witness.valueOf(id[0].toUpperCase(Locale.ROOT)),
                id[1],
                "somewhere",
                sighting.expected() == null ? "what is documented" : sighting.expected(),
                expanded(sighting.observed(), terms))
            .withHeld(false);
    for (Map.Entry<String, String> term : terms.entrySet()) {
      check = check.withTerm(term.getKey(), term.getValue());
    }
    return check;
  }

  private static String expanded(String text, Map<String, String> terms) {
    String value = text;
    for (Map.Entry<String, String> term : terms.entrySet()) {
      value = value.replace("{" + term.getKey() + "}", term.getValue());
    }
    return value;
  }

  private static List<String> neighbours() throws IOException {
    try (InputStream in = DeviationAttackTest.class.getResourceAsStream("neighbours.yaml")) {
      return new ObjectMapper(new YAMLFactory()).readValue(in, new TypeReference<>() {});
    }
  }

  @ParameterizedTest
  @MethodSource("everySymptom")
  void whatIsDeclaredIsKnown(Target target) {
    assertThat(target.verdict(target.checks())).isEqualTo(Verdict.KNOWN);
  }

  @ParameterizedTest
  @MethodSource("everySymptom")
  void everyNeighbourOfWhatIsDeclaredFails(Target target) throws IOException {
    List<Check> declared = target.checks();
    for (int i = 0; i < declared.size(); i++) {
      Map<String, String> terms = terms(target.symptom().together().get(i));
      for (String neighbour : neighbours()) {
        String observed = expanded(neighbour, terms);
        if (observed.equals(declared.get(i).observed()) || isAnotherSymptom(target, i, observed)) {
          continue;
        }
        List<Check> attacked = new ArrayList<>(declared);
        attacked.set(i, observing(declared.get(i), observed));
        assertThat(target.verdict(attacked))
            .as("%s observed %s", declared.get(i).id(), observed)
            .isEqualTo(Verdict.FAILED);
      }
    }
  }

  /** Another deviation may declare the neighbour for the very same case. */
  private static boolean isAnotherSymptom(Target target, int i, String observed) {
    Check neighbour = observing(target.checks().get(i), observed);
    return target.checks().size() == 1
        && DECLARED.declared().stream()
            .filter(other -> other != target.deviation())
            .filter(other -> other.covers(target.id(), "", target.store()))
            .flatMap(other -> other.shows().stream())
            .anyMatch(
                symptom ->
                    !symptom.explains(List.of(neighbour), Map.of(neighbour.id(), 1)).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("everySymptom")
  void aSecondObjectThatShowsSomethingElseFails(Target target) {
    List<Check> checks = new ArrayList<>(target.checks());
    checks.add(observing(target.checks().get(0), "something else"));
    assertThat(target.verdict(checks)).isEqualTo(Verdict.FAILED);
  }

  @ParameterizedTest
  @MethodSource("everySymptom")
  void whereOneOfWhatShowsTogetherHoldsTheOthersFail(Target target) {
    List<Check> checks = target.checks();
    for (int i = 0; i < checks.size() && checks.size() > 1; i++) {
      List<Check> attacked = new ArrayList<>(checks);
      attacked.set(i, checks.get(i).withHeld(true));
      assertThat(target.verdict(attacked))
          .as("%s holds", checks.get(i).id())
          .isNotEqualTo(Verdict.KNOWN);
    }
  }

  @ParameterizedTest
  @MethodSource("everySymptom")
  void whatTheCaseDoesNotKnowIsNotExplained(Target target) {
    List<Check> without =
        target.checks().stream()
            .map(
                c ->
                    new Check(
                        c.witness(),
                        c.about(),
                        c.where(),
                        c.expected(),
                        c.observed(),
                        "",
                        Map.of(),
                        c.observed(),
                        c.grade(),
                        false,
                        ""))
            .toList();
    boolean inTerms =
        target.symptom().together().stream()
            .anyMatch(sighting -> sighting.observed().contains("{source}"));
    if (inTerms) {
      assertThat(target.verdict(without)).isEqualTo(Verdict.FAILED);
    }
  }

  @ParameterizedTest
  @MethodSource("everySymptom")
  void inAnotherSuiteItFails(Target target) {
    CaseId elsewhere =
        new CaseId("put", "a-case", Optional.empty(), "a-profile", target.id().release());
    CheckList checks = new CheckList();
    target.checks().forEach(checks::add);
    assertThat(DECLARED.judge(elsewhere, "", target.store(), checks).verdict())
        .isEqualTo(Verdict.FAILED);
  }

  @ParameterizedTest
  @MethodSource("everySymptom")
  void onAReleaseThatIsNotNamedItFails(Target target) {
    CheckList checks = new CheckList();
    target.checks().forEach(checks::add);
    assertThat(DECLARED.judge(target.id().on("9.9.9"), "", target.store(), checks).verdict())
        .isEqualTo(Verdict.FAILED);
  }

  @ParameterizedTest
  @MethodSource("everySymptom")
  void whatIsOfOneStoreFailsOnAnother(Target target) {
    if (target.deviation().isOfAStore()) {
      CheckList checks = new CheckList();
      target.checks().forEach(checks::add);
      assertThat(DECLARED.judge(target.id(), "", "aws", checks).verdict())
          .isEqualTo(Verdict.FAILED);
    }
  }

  @Test
  void noPatternStandsForEverySuite() {
    assertThat(DECLARED.declared())
        .flatExtracting(Deviation::cases, Deviation::mayShowIn)
        .flatExtracting(patterns -> (List<?>) patterns)
        .allSatisfy(pattern -> assertThat((String) pattern).matches("[a-z-]+/[^@]+"));
  }
}
