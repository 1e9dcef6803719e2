package org.s3aharness.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.s3aharness.harness.plan.Variation;

/**
 * Runs the {@link SharedStage} methods of a suite once for each {@link Variation} of a listing.
 * They share a {@link Stage}: what costs time to set up is set up once.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClassTemplate
@ExtendWith(StageExtension.class)
public @interface ForEach {
  /** Lists the variations; has a public constructor without parameters. */
  Class<? extends Variation.Listing> value();
}
