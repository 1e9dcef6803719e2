/** Suites about what one release does with the data that another has written. */
package org.s3aharness.suite.release;
