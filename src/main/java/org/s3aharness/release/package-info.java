/**
 * The releases of Hadoop: what each can do, and the agents that run on it. Nothing of Hadoop is
 * ever on the classpath of this package.
 */
package org.s3aharness.release;
