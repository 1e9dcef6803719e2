package org.s3aharness.harness;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.commons.support.ReflectionSupport;
import org.s3aharness.encryption.Profile;

/**
 * About how many cases a behaviour has, before the run has made them: by its annotations and what
 * is selected, as if it made sense for every mode.
 */
public final class CaseCount {
  private final Selection selection;
  private final String release;

  /**
   * @param release as case ids name it
   */
  public CaseCount(Selection selection, String release) {
    this.selection = selection;
    this.release = release;
  }

  /** Of all variations of a suite that is run {@link ForEach} of them; 0 for another. */
  public int of(Class<?> suite) {
    ForEach each = suite.getAnnotation(ForEach.class);
    return each == null
        ? 0
        : Arrays.stream(suite.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(InTurn.class))
            .mapToInt(method -> count(method, names(each.value())))
            .sum();
  }

  /** Of a behaviour that is not run for each variation of its suite. */
  public int of(Method behaviour) {
    EveryVariation variations = behaviour.getAnnotation(EveryVariation.class);
    if (variations != null) {
      return count(behaviour, names(variations.value()));
    }
    return count(
        behaviour,
        behaviour.isAnnotationPresent(EveryProfile.class)
            ? selection.profiles().stream().map(Profile::name).toList()
            : List.of(ProfileCases.NO_PROFILE.name()));
  }

  private int count(Method behaviour, List<String> names) {
    return (int)
        names.stream()
            .flatMap(name -> variants(behaviour).map(variant -> id(behaviour, variant, name)))
            .filter(selection::includes)
            .count();
  }

  private CaseId id(Method behaviour, Optional<String> variant, String name) {
    return CaseId.of(behaviour.getDeclaringClass(), behaviour.getName(), variant, name, release);
  }

  private static Stream<Optional<String>> variants(Method behaviour) {
    if (!List.of(behaviour.getParameterTypes()).contains(Shape.class)) {
      return Stream.of(Optional.empty());
    }
    Shape[] limited = behaviour.getAnnotation(EveryProfile.class).shapes();
    return Arrays.stream(limited.length > 0 ? limited : Shape.values())
        .map(shape -> Optional.of(shape.toString()));
  }

  private static List<String> names(Class<? extends Variation.Listing> listing) {
    return ReflectionSupport.newInstance(listing).all().stream().map(Variation::name).toList();
  }
}
