package org.s3aharness.harness.plan;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Runs a test method once for each stage of its suite, which is annotated with {@link ForEach} or
 * {@link AcrossReleases}. The cases of one stage share an agent and a bucket, so they run one after
 * another, and each uses keys of its own. The method's parameters are the testbed and the stage.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@Execution(ExecutionMode.SAME_THREAD)
public @interface SharedStage {
  /** The variations to which the method is limited; all of the suite's by default. */
  Class<? extends Variation.Listing> only() default AllOfTheSuite.class;

  /** Stands for all variations of the suite. */
  abstract class AllOfTheSuite implements Variation.Listing {}
}
