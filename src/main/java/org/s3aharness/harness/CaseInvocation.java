package org.s3aharness.harness;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.s3aharness.harness.plan.PlannedCase;
import org.s3aharness.harness.run.CaseRun;

/** Invokes a method of a suite for one case, with the parameters that the method takes. */
final class CaseInvocation
    implements TestTemplateInvocationContext, InvocationInterceptor, ParameterResolver {
  private final CaseRun caseRun;
  private final List<Object> parameters;

  CaseInvocation(CaseRun caseRun, Optional<Stage> stage) {
    this.caseRun = caseRun;
    PlannedCase planned = caseRun.planned();
    this.parameters =
        Stream.of(Optional.of(new Testbed(caseRun)), stage, planned.size(), planned.variation())
            .<Object>flatMap(Optional::stream)
            .toList();
  }

  @Override
  public String getDisplayName(int index) {
    return caseRun.planned().id().toString();
  }

  @Override
  public List<Extension> getAdditionalExtensions() {
    return List.of(this);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameters.stream().anyMatch(parameter.getParameter().getType()::isInstance);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return parameters.stream()
        .filter(parameter.getParameter().getType()::isInstance)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invocationContext,
      ExtensionContext context)
      throws Throwable {
    caseRun.execute(invocation::proceed);
  }
}
