package org.s3aharness.harness;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;
import org.junit.platform.commons.support.ReflectionSupport;
import org.s3aharness.harness.plan.ReleasePair;
import org.s3aharness.harness.plan.Variation;
import org.s3aharness.harness.run.Run;
import org.s3aharness.harness.verdict.CaseId;

/** A case for each variation of a behaviour. */
final class VariationCases implements ArgumentsProvider {

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    Run run = Run.of(context);
    Method method = context.getRequiredTestMethod();
    Variation.Listing listing =
        ReflectionSupport.newInstance(method.getAnnotation(EveryVariation.class).value());
    return listing.all().stream()
        .flatMap(
            variation ->
                run.each().stream()
                    .map(
                        release ->
                            testbed(
                                run, context.getRequiredTestClass(), method, variation, release)))
        .filter(arguments -> run.selects(((Testbed) arguments.get()[0]).id()));
  }

  private static Arguments testbed(
      Run run, Class<?> suite, Method method, Variation variation, ReleasePair release) {
    CaseId id =
        CaseId.of(suite, method.getName(), Optional.empty(), variation.name(), release.label());
    return Arguments.of(new Testbed(run, id, ProfileCases.NO_PROFILE, release), variation);
  }
}
