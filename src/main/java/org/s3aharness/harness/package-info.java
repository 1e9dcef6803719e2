/**
 * Gives suites what they work with: the testbed, and the JUnit extensions that turn test methods
 * into cases.
 */
package org.s3aharness.harness;
