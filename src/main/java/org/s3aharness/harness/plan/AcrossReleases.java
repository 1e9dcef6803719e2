package org.s3aharness.harness.plan;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;

/**
 * Runs the {@link SharedStage} methods of a suite once for each profile and each {@link
 * ReleasePair} of the run; a run that judges each release alone does not run them at all. The
 * methods share a stage: what one release writes for the other is written once.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClassTemplate
public @interface AcrossReleases {}
