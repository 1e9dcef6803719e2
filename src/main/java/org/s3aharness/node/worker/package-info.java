/** Runs a part of a run on a cluster's node, and reports what the node is like. */
package org.s3aharness.node.worker;
