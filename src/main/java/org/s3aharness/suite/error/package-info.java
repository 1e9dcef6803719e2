/** The suites about what a person meets who may not use a key, or not in this way. */
package org.s3aharness.suite.error;
