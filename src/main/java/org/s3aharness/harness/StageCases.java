package org.s3aharness.harness;

import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;
import org.junit.platform.commons.support.ReflectionSupport;
import org.s3aharness.harness.plan.Variation;
import org.s3aharness.harness.run.Run;
import org.s3aharness.harness.verdict.CaseId;

/** The one case of a behaviour on a stage, if it is to run. */
final class StageCases implements ArgumentsProvider {

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    Stage stage = StageExtension.current(context);
    Method method = context.getRequiredTestMethod();
    CaseId id = stage.id(context.getRequiredTestClass(), method.getName());
    return Stream.of(id)
        .filter(Run.of(context)::selects)
        .filter(
            selected -> isOneOf(method.getAnnotation(SharedStage.class).only(), stage.variation()))
        .map(selected -> Arguments.of(stage.testbed(selected), stage));
  }

  private static boolean isOneOf(Class<? extends Variation.Listing> only, Variation variation) {
    return only == SharedStage.Everything.class
        || ReflectionSupport.newInstance(only).all().stream()
            .anyMatch(listed -> listed.name().equals(variation.name()));
  }
}
