/** The suites about the output of jobs. */
package org.s3aharness.suite.job;
