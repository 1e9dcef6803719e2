package org.s3aharness.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.s3aharness.harness.plan.Variation;

/**
 * Runs a test method once for every {@link Variation} of a listing, each with a bucket and agent of
 * its own. The method's parameters are the {@link Testbed} and the variation.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}", allowZeroInvocations = true)
@ArgumentsSource(VariationCases.class)
@ExtendWith(CaseExtension.class)
public @interface EveryVariation {
  /** Lists the variations; has a public constructor without parameters. */
  Class<? extends Variation.Listing> value();
}
