package org.s3aharness.harness.plan;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;

/**
 * Runs a test method once for every {@link Variation} of a listing, each with a bucket and an agent
 * of its own. The method's parameters are the testbed and the variation.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
public @interface EveryVariation {
  /** The listing of variations; it has a public constructor without parameters. */
  Class<? extends Variation.Listing> value();
}
