package org.s3aharness.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.s3aharness.harness.plan.ReleasePair;

/**
 * Runs the {@link SharedStage} methods of a suite once for each profile and each {@link
 * ReleasePair} of the run: not at all in a run of releases that are judged alone. They share a
 * {@link Stage}: what one release writes for the other is written once.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClassTemplate
@ExtendWith(StageExtension.class)
public @interface AcrossReleases {}
