package org.s3aharness.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Runs a test method once, under a profile that sets nothing and is called {@link
 * ProfileCases#NO_PROFILE}: for behaviours that bring their own settings. The method's parameter is
 * the {@link Testbed}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}", allowZeroInvocations = true)
@ArgumentsSource(ProfileCases.class)
@ExtendWith(CaseExtension.class)
public @interface NoProfile {}
