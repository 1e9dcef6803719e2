package org.s3aharness.harness.plan;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.Mode;
import org.s3aharness.encryption.Profile;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.release.Release;

/**
 * Enumerates the cases of a run from the annotations of its suites, the selection, and the releases
 * under test. Running, counting and showing progress all rely on it. It is immutable, but every
 * enumeration creates new {@linkplain Variation variations}, which keep state.
 */
public final class CasePlan {
  /** The profile of behaviours that bring their own settings. It sets nothing. */
  public static final Profile NO_PROFILE =
      new Profile(
          "no-profile",
          ConfigurationFile.parse(Path.of("no-profile.xml"), "<configuration></configuration>"));

  private static final String SUITE = "Suite";

  /** The suites by package, so that the classpath is searched only once. */
  private static final Map<String, List<Class<?>>> BY_PACKAGE = new ConcurrentHashMap<>();

  private final Selection selection;
  private final List<ReleasePair> alone;
  private final List<ReleasePair> pairs;
  private final Function<Profile, Mode> mode;

  /**
   * Plans a run.
   *
   * @param releases the releases under test, each of which is judged alone
   * @param pairs the pairs of releases that are judged together; empty to judge each alone only
   * @param mode says which mode a profile asks for
   */
  public CasePlan(
      Selection selection,
      List<Release> releases,
      List<ReleasePair> pairs,
      Function<Profile, Mode> mode) {
    this.selection = selection;
    this.alone = releases.stream().map(ReleasePair::of).toList();
    this.pairs = List.copyOf(pairs);
    this.mode = mode;
  }

  /** Returns the suites of a package and its sub-packages: classes whose names end in "Suite". */
  public static List<Class<?>> suites(String suitePackage) {
    return BY_PACKAGE.computeIfAbsent(
        suitePackage,
        searched ->
            ReflectionSupport.findAllClassesInPackage(
                searched, suite -> true, name -> name.endsWith(SUITE)));
  }

  /** Returns every selected case of the suites in a package. */
  public List<PlannedCase> cases(String suitePackage) {
    return suites(suitePackage).stream().flatMap(this::casesOf).toList();
  }

  private Stream<PlannedCase> casesOf(Class<?> suite) {
    List<PlannedStage> stages = stages(suite);
    return ReflectionSupport.findMethods(suite, method -> true, HierarchyTraversalMode.TOP_DOWN)
        .stream()
        .flatMap(
            method ->
                method.isAnnotationPresent(SharedStage.class)
                    ? stages.stream().flatMap(stage -> cases(stage, method).stream())
                    : cases(suite, method).stream());
  }

  /**
   * Returns the selected cases of a behaviour that shares no stage; none for a method that is no
   * behaviour.
   */
  public List<PlannedCase> cases(Class<?> suite, Method method) {
    return unselected(suite, method).filter(planned -> selection.includes(planned.id())).toList();
  }

  private Stream<PlannedCase> unselected(Class<?> suite, Method method) {
    EveryProfile everyProfile = method.getAnnotation(EveryProfile.class);
    if (everyProfile != null) {
      return matching(everyProfile)
          .flatMap(
              profile ->
                  sizes(method, everyProfile)
                      .flatMap(
                          size ->
                              alone.stream()
                                  .map(
                                      release ->
                                          planned(
                                              suite,
                                              method,
                                              profile,
                                              release,
                                              size,
                                              everyProfile.unsupportedToo()))));
    }
    EveryVariation everyVariation = method.getAnnotation(EveryVariation.class);
    if (everyVariation != null) {
      return alone.stream()
          .flatMap(
              release ->
                  Variation.all(everyVariation.value()).stream()
                      .map(variation -> planned(suite, method, variation, release)));
    }
    return method.isAnnotationPresent(NoProfile.class)
        ? alone.stream()
            .map(release -> planned(suite, method, NO_PROFILE, release, Optional.empty(), false))
        : Stream.empty();
  }

  private Stream<Profile> matching(EveryProfile every) {
    Set<Mode> modes = Set.of(every.modes());
    return selection.profiles().stream().filter(profile -> modes.contains(mode.apply(profile)));
  }

  private static Stream<Optional<FileSize>> sizes(Method method, EveryProfile every) {
    if (!Arrays.asList(method.getParameterTypes()).contains(FileSize.class)) {
      return Stream.of(Optional.empty());
    }
    FileSize[] sizes = every.sizes().length > 0 ? every.sizes() : FileSize.values();
    return Arrays.stream(sizes).map(Optional::of);
  }

  private static PlannedCase planned(
      Class<?> suite,
      Method method,
      Profile profile,
      ReleasePair releases,
      Optional<FileSize> size,
      boolean unsupportedToo) {
    CaseId id =
        CaseId.of(
            suite,
            method.getName(),
            size.map(FileSize::toString),
            profile.name(),
            releases.label());
    return new PlannedCase(
        id,
        method.getAnnotation(Behaviour.class),
        profile,
        releases,
        size,
        Optional.empty(),
        unsupportedToo);
  }

  private static PlannedCase planned(
      Class<?> suite, Method method, Variation variation, ReleasePair releases) {
    CaseId id =
        CaseId.of(suite, method.getName(), Optional.empty(), variation.name(), releases.label());
    return new PlannedCase(
        id,
        method.getAnnotation(Behaviour.class),
        NO_PROFILE,
        releases,
        Optional.empty(),
        Optional.of(variation),
        false);
  }

  /**
   * Returns the stages of a suite on which at least one selected case takes place; none for a suite
   * whose cases share no stage.
   */
  public List<PlannedStage> stages(Class<?> suite) {
    return allStages(suite).filter(stage -> hasSelectedCase(suite, stage)).toList();
  }

  private Stream<PlannedStage> allStages(Class<?> suite) {
    if (suite.isAnnotationPresent(AcrossReleases.class)) {
      return selection.profiles().stream()
          .flatMap(profile -> pairs.stream().map(pair -> PlannedStage.of(suite, profile, pair)));
    }
    ForEach each = suite.getAnnotation(ForEach.class);
    return each == null
        ? Stream.empty()
        : Variation.all(each.value()).stream()
            .flatMap(
                variation ->
                    alone.stream().map(release -> PlannedStage.of(suite, variation, release)));
  }

  private boolean hasSelectedCase(Class<?> suite, PlannedStage stage) {
    return ReflectionSupport.findMethods(suite, method -> true, HierarchyTraversalMode.TOP_DOWN)
        .stream()
        .anyMatch(method -> !cases(stage, method).isEmpty());
  }

  /** Returns the selected cases of a behaviour on a stage, at most one. */
  public List<PlannedCase> cases(PlannedStage stage, Method method) {
    SharedStage shared = method.getAnnotation(SharedStage.class);
    CaseId id = stage.id(method.getName());
    if (shared == null
        || !selection.includes(id)
        || !isOneOf(shared.only(), stage.variation().name())) {
      return List.of();
    }
    return List.of(
        new PlannedCase(
            id,
            method.getAnnotation(Behaviour.class),
            stage.profile(),
            stage.releases(),
            Optional.empty(),
            Optional.of(stage.variation()),
            false));
  }

  private static boolean isOneOf(Class<? extends Variation.Listing> only, String name) {
    return only == SharedStage.AllOfTheSuite.class
        || Variation.all(only).stream().anyMatch(listed -> listed.name().equals(name));
  }
}
