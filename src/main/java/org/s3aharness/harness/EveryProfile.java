package org.s3aharness.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.plan.FileSize;

/**
 * Runs a test method once for every profile of the run whose encryption is among the {@link
 * #modes}, and, where the method takes a {@link FileSize}, for each of the {@link #shapes}. The
 * method's first parameter is the {@link Testbed}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}", allowZeroInvocations = true)
@ArgumentsSource(ProfileCases.class)
@ExtendWith(CaseExtension.class)
public @interface EveryProfile {
  /** The modes that the behaviour makes sense for; all unless told. */
  Mode[] modes() default {
    Mode.NONE, Mode.SSE_S3, Mode.SSE_KMS, Mode.DSSE_KMS, Mode.SSE_C, Mode.CSE_KMS, Mode.CSE_CUSTOM
  };

  /** The shapes of file, for a method that takes one; all unless told. */
  FileSize[] shapes() default {};

  /** Whether it judges a profile whose feature the release lacks, instead of not running it. */
  boolean unsupportedToo() default false;
}
