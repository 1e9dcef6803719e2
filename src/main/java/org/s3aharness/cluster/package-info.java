/** Runs a command on the nodes of a cluster, and makes one run directory of what comes back. */
package org.s3aharness.cluster;
