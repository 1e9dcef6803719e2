/**
 * Runs a command on the nodes of a cluster, by YARN or Spark: packs what the nodes need, follows
 * the application, and makes one run directory of what comes back.
 */
package org.s3aharness.cluster;
