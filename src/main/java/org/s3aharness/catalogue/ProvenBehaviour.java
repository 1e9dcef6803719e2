package org.s3aharness.catalogue;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.commons.support.ReflectionSupport;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.Source;

/**
 * A behaviour that a method of a suite proves.
 *
 * @param path such as {@code rename/small-file-keeps-its-encryption}
 * @param says the statement that it proves
 * @param source the document that the statement is from
 * @param section the section of that document
 */
public record ProvenBehaviour(String path, String says, Source source, String section) {

  /** Returns the behaviours of all suites in a package, sorted by path. */
  public static List<ProvenBehaviour> of(String suitePackage) {
    return ReflectionSupport.findAllClassesInPackage(
            suitePackage, type -> type.getSimpleName().endsWith("Suite"), name -> true)
        .stream()
        .flatMap(ProvenBehaviour::of)
        .sorted(Comparator.comparing(ProvenBehaviour::path))
        .toList();
  }

  private static Stream<ProvenBehaviour> of(Class<?> suite) {
    return Arrays.stream(suite.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Behaviour.class))
        .map(method -> of(suite, method));
  }

  private static ProvenBehaviour of(Class<?> suite, Method method) {
    Behaviour behaviour = method.getAnnotation(Behaviour.class);
    String path = CaseId.of(suite, method.getName(), Optional.empty(), "", "").behaviourPath();
    return new ProvenBehaviour(path, behaviour.says(), behaviour.source(), behaviour.section());
  }
}
