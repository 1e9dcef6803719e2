package org.s3aharness.harness.plan;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.s3aharness.encryption.Profile;
import org.s3aharness.harness.AcrossReleases;
import org.s3aharness.harness.EveryProfile;
import org.s3aharness.harness.EveryVariation;
import org.s3aharness.harness.ForEach;
import org.s3aharness.harness.ProfileCases;
import org.s3aharness.harness.SharedStage;
import org.s3aharness.harness.run.Run;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.release.Release;

/**
 * About how many cases a behaviour has, before the run has made them: by its annotations and what
 * is selected, as if it made sense for every mode.
 */
public final class CaseCount {
  private final Selection selection;
  private final List<String> alone;
  private final List<String> across;

  /** Of a run. */
  public static CaseCount of(Run run) {
    return of(run.selection(), run.releases(), run.crossings());
  }

  /** Of a run that has not begun. */
  public static CaseCount of(
      Selection selection, List<Release> releases, List<ReleasePair> crossings) {
    return new CaseCount(
        selection, labels(releases.stream().map(ReleasePair::of).toList()), labels(crossings));
  }

  /**
   * @param alone releases as case ids name them
   * @param across crossings of releases, the same
   */
  CaseCount(Selection selection, List<String> alone, List<String> across) {
    this.selection = selection;
    this.alone = alone;
    this.across = across;
  }

  private static List<String> labels(List<ReleasePair> crossings) {
    return crossings.stream().map(ReleasePair::label).toList();
  }

  /** Of a test as the JUnit Platform has it; 0 for one that is part of another. */
  public int of(TestIdentifier test) {
    TestSource source = test.getSource().orElse(null);
    if (source instanceof MethodSource method && test.isContainer()) {
      return of(method.getJavaMethod());
    }
    return source instanceof ClassSource suite ? of(suite.getJavaClass()) : 0;
  }

  /**
   * Of a suite whose behaviours are run together for each variation, or across releases; 0 for
   * another.
   */
  public int of(Class<?> suite) {
    ForEach each = suite.getAnnotation(ForEach.class);
    if (each != null) {
      return ofBehaviours(suite, names(each.value()), alone);
    }
    return suite.isAnnotationPresent(AcrossReleases.class)
        ? ofBehaviours(suite, profiles(), across)
        : 0;
  }

  private int ofBehaviours(Class<?> suite, List<String> names, List<String> releases) {
    return Arrays.stream(suite.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(SharedStage.class))
        .mapToInt(method -> count(method, names, releases))
        .sum();
  }

  private List<String> profiles() {
    return selection.profiles().stream().map(Profile::name).toList();
  }

  /** Of a behaviour that is not run for each variation of its suite. */
  public int of(Method behaviour) {
    EveryVariation variations = behaviour.getAnnotation(EveryVariation.class);
    if (variations != null) {
      return count(behaviour, names(variations.value()), alone);
    }
    return count(
        behaviour,
        behaviour.isAnnotationPresent(EveryProfile.class)
            ? profiles()
            : List.of(ProfileCases.NO_PROFILE.name()),
        alone);
  }

  private int count(Method behaviour, List<String> names, List<String> releases) {
    return (int)
        releases.stream()
            .flatMap(release -> names.stream().flatMap(name -> ids(behaviour, name, release)))
            .filter(selection::includes)
            .count();
  }

  private static Stream<CaseId> ids(Method behaviour, String name, String release) {
    return variants(behaviour).map(variant -> id(behaviour, variant, name, release));
  }

  private static CaseId id(
      Method behaviour, Optional<String> variant, String name, String release) {
    return CaseId.of(behaviour.getDeclaringClass(), behaviour.getName(), variant, name, release);
  }

  private static Stream<Optional<String>> variants(Method behaviour) {
    if (!List.of(behaviour.getParameterTypes()).contains(FileSize.class)) {
      return Stream.of(Optional.empty());
    }
    FileSize[] limited = behaviour.getAnnotation(EveryProfile.class).shapes();
    return Arrays.stream(limited.length > 0 ? limited : FileSize.values())
        .map(shape -> Optional.of(shape.toString()));
  }

  private static List<String> names(Class<? extends Variation.Listing> listing) {
    return ReflectionSupport.newInstance(listing).all().stream().map(Variation::name).toList();
  }
}
