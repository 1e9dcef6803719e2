package org.s3aharness.harness;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.ReflectionSupport;

/** A stage for each variation of which at least one case is to run. */
final class Stages implements ClassTemplateInvocationContextProvider {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(Stages.class);

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
    Variation.Listing listing =
        ReflectionSupport.newInstance(suite.getAnnotation(ForEach.class).value());
    return listing.all().stream()
        .filter(variation -> anySelected(run, suite, variation))
        .map(variation -> invocation(new Stage(run, variation)));
  }

  private static boolean anySelected(Run run, Class<?> suite, Variation variation) {
    return Arrays.stream(suite.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(InTurn.class))
        .anyMatch(method -> run.selects(Stage.id(run, suite, method.getName(), variation)));
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
