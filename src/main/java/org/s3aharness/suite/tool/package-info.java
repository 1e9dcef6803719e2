/** The suites about Hadoop's own tools: its shell and DistCp. */
package org.s3aharness.suite.tool;
