/** Gives suites what they work with: the testbed, and the JUnit extension that makes cases. */
package org.s3aharness.harness;
