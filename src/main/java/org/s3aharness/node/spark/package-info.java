/** Runs the tasks of a job in the executors of a Spark application. */
package org.s3aharness.node.spark;
