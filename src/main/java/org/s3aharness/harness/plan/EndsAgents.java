package org.s3aharness.harness.plan;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;

/**
 * Marks a suite whose cases end the JVM of their agent, or take long. It runs before others: a JVM
 * that has just started has nothing to lose yet, while one that has run for a minute has compiled
 * what the cases after it need.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Order(1)
public @interface EndsAgents {}
