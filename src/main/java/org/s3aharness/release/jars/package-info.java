/**
 * Examines the jars of a classpath: their identity, their differences, and whether they fit
 * together. This package knows nothing of releases.
 */
package org.s3aharness.release.jars;
