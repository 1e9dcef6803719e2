/** Examines the jars of a classpath: what they are, how they differ, whether they fit together. */
package org.s3aharness.release.jars;
