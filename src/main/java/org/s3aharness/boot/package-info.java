/** Starts the harness from a single jar, which holds all its files. The JDK only. */
package org.s3aharness.boot;
