package org.s3aharness.harness;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.ReflectionSupport;
import org.s3aharness.harness.plan.Variation;
import org.s3aharness.harness.run.Run;

/**
 * A stage for each variation and release, or profile and crossing, of which at least one case is to
 * run.
 */
final class StageExtension implements ClassTemplateInvocationContextProvider {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(StageExtension.class);

  /** The stage of the variation that is running. */
  static Stage current(ExtensionContext context) {
    return context.getStore(NAMESPACE).get(Stage.class, Stage.class);
  }

  @Override
  public boolean supportsClassTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public boolean mayReturnZeroClassTemplateInvocationContexts(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<? extends ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
      ExtensionContext context) {
    Run run = Run.of(context);
    Class<?> suite = context.getRequiredTestClass();
    return (suite.isAnnotationPresent(AcrossReleases.class) ? across(run) : alone(run, suite))
        .filter(stage -> anySelected(run, suite, stage))
        .map(StageExtension::invocation);
  }

  private static Stream<Stage> across(Run run) {
    return run.profiles().stream()
        .flatMap(
            profile -> run.crossings().stream().map(crossing -> new Stage(run, profile, crossing)));
  }

  private static Stream<Stage> alone(Run run, Class<?> suite) {
    Variation.Listing listing =
        ReflectionSupport.newInstance(suite.getAnnotation(ForEach.class).value());
    return listing.all().stream()
        .flatMap(
            variation -> run.each().stream().map(release -> new Stage(run, variation, release)));
  }

  private static boolean anySelected(Run run, Class<?> suite, Stage stage) {
    return Arrays.stream(suite.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(SharedStage.class))
        .anyMatch(method -> run.selects(stage.id(suite, method.getName())));
  }

  private static ClassTemplateInvocationContext invocation(Stage stage) {
    return new ClassTemplateInvocationContext() {
      @Override
      public String getDisplayName(int index) {
        return stage.toString();
      }

      // JUnit closes what is stored for an invocation when that is over.
      @Override
      public void prepareInvocation(ExtensionContext context) {
        context.getStore(NAMESPACE).put(Stage.class, stage);
      }
    };
  }
}
