/**
 * Which Hadoop: what a release can do, finding its jars, and running agents on it. Nothing of
 * Hadoop is ever on the classpath of this package.
 */
package org.s3aharness.release;
