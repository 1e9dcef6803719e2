package org.s3aharness.harness.plan;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.s3aharness.encryption.Mode;

/**
 * Runs a test method once for every profile of the run whose mode is among the {@link #modes}, and,
 * where the method takes a {@link FileSize}, for each of the {@link #sizes}. The method's first
 * parameter is the testbed.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
public @interface EveryProfile {
  /** The modes for which the behaviour makes sense; all of them by default. */
  Mode[] modes() default {
    Mode.NONE, Mode.SSE_S3, Mode.SSE_KMS, Mode.DSSE_KMS, Mode.SSE_C, Mode.CSE_KMS, Mode.CSE_CUSTOM
  };

  /** The file sizes, for a method that takes one; all of them by default. */
  FileSize[] sizes() default {};

  /**
   * Says whether a profile is judged even if the release lacks its feature, instead of not being
   * run.
   */
  boolean unsupportedToo() default false;
}
