/**
 * Runs a job as a YARN application: its submission, the placement of its tasks, and the container
 * of a task.
 */
package org.s3aharness.node.yarn;
