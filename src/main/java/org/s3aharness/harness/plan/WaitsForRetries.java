package org.s3aharness.harness.plan;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;

/**
 * Marks a suite whose cases spend most of their time waiting for the next attempt. It runs before
 * others, beside which it costs nothing; at the end of a run the processors would wait with it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Order(2)
public @interface WaitsForRetries {}
