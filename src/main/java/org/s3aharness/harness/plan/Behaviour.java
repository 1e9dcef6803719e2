package org.s3aharness.harness.plan;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.s3aharness.harness.verdict.Source;

/** Marks a test method as the proof of one documented statement. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Behaviour {
  /** The statement, in one line. */
  String says();

  /** The document that makes the statement. */
  Source source();

  /** The section of that document. */
  String section();
}
