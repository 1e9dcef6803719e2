/**
 * Runs a job as a YARN application: who submits it, who places its tasks, and a task's container.
 */
package org.s3aharness.node.yarn;
