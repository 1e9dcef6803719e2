/** Starts the harness from a single jar that holds all its files. It needs only the JDK. */
package org.s3aharness.boot;
