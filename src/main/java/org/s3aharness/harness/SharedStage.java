package org.s3aharness.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.s3aharness.harness.plan.Variation;

/**
 * A case of a suite that is run {@link ForEach} variation. The cases of one variation share an
 * agent and a bucket, so they run one after another, and each keeps to keys of its own. The
 * method's parameters are the {@link Testbed} and the {@link Stage}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}", allowZeroInvocations = true, autoCloseArguments = false)
@ArgumentsSource(StageCases.class)
@ExtendWith(CaseExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
public @interface SharedStage {
  /** Names of the only variations to run it for; all unless told. */
  Class<? extends Variation.Listing> only() default Everything.class;

  /** Stands for all variations of the suite. */
  abstract class Everything implements Variation.Listing {}
}
