package org.s3aharness.harness.plan;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;

/**
 * Runs the {@link SharedStage} methods of a suite once for each {@link Variation} of a listing. The
 * methods share a stage, so that what takes long to set up is set up once.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClassTemplate
public @interface ForEach {
  /** The listing of variations; it has a public constructor without parameters. */
  Class<? extends Variation.Listing> value();
}
