/** Runs a job as a YARN application: its submission, and the placement of its tasks. */
package org.s3aharness.node.yarn;
