package org.s3aharness.harness;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;
import org.s3aharness.harness.plan.AcrossReleases;
import org.s3aharness.harness.plan.EveryProfile;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.plan.ForEach;
import org.s3aharness.harness.plan.NoProfile;
import org.s3aharness.harness.plan.PlannedCase;
import org.s3aharness.harness.plan.PlannedStage;
import org.s3aharness.harness.plan.SharedStage;
import org.s3aharness.harness.run.CaseRun;
import org.s3aharness.harness.run.Run;

/**
 * Makes JUnit invoke the methods of suites for the cases in the run's plan. JUnit finds it as a
 * service, so that the annotations of suites need not refer to it.
 */
public final class CaseExtension
    implements TestTemplateInvocationContextProvider, ClassTemplateInvocationContextProvider {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(CaseExtension.class);

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return Stream.of(EveryProfile.class, EveryVariation.class, NoProfile.class, SharedStage.class)
        .anyMatch(kind -> AnnotationSupport.isAnnotated(context.getTestMethod(), kind));
  }

  @Override
  public boolean mayReturnZeroTestTemplateInvocationContexts(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    Run run = SuiteRunner.runOf(context);
    Method method = context.getRequiredTestMethod();
    Optional<Stage> stage = currentStage(context);
    List<PlannedCase> cases =
        stage
            .map(shared -> run.plan().cases(shared.planned(), method))
            .orElseGet(() -> run.plan().cases(context.getRequiredTestClass(), method));
    return cases.stream()
        .map(
            planned ->
                new CaseInvocation(
                    stage
                        .map(shared -> CaseRun.sharing(run, planned, shared.workspace()))
                        .orElseGet(() -> CaseRun.alone(run, planned)),
                    stage));
  }

  private static Optional<Stage> currentStage(ExtensionContext context) {
    return Optional.ofNullable(context.getStore(NAMESPACE).get(Stage.class, Stage.class));
  }

  @Override
  public boolean supportsClassTemplate(ExtensionContext context) {
    return Stream.of(ForEach.class, AcrossReleases.class)
        .anyMatch(kind -> AnnotationSupport.isAnnotated(context.getTestClass(), kind));
  }

  @Override
  public boolean mayReturnZeroClassTemplateInvocationContexts(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
      ExtensionContext context) {
    Run run = SuiteRunner.runOf(context);
    return run.plan().stages(context.getRequiredTestClass()).stream()
        .map(stage -> new StageInvocation(run, stage));
  }

  /** Holds the stage for the cases of one class template invocation; JUnit closes it after them. */
  private record StageInvocation(Run run, PlannedStage planned)
      implements ClassTemplateInvocationContext {
    @Override
    public String getDisplayName(int index) {
      return planned.toString();
    }

    @Override
    public void prepareInvocation(ExtensionContext context) {
      context.getStore(NAMESPACE).put(Stage.class, new Stage(run, planned));
    }
  }
}
