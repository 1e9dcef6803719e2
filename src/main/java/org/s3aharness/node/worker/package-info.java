/**
 * Runs a part of a run on a cluster's node: on the node's own JVM and Hadoop, which report what the
 * node is like, and in a child JVM for the harness.
 */
package org.s3aharness.node.worker;
