package org.s3aharness.configuration.explain;

import java.util.stream.Stream;

/** Looks for one kind of mistake in configuration files. */
interface Rule {
  Stream<Problem> check(Subject subject);
}
