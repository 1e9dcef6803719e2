/**
 * Reads a user's own configuration: the files of a cluster, and the buckets, hosts, keys and
 * credentials that they name. This package knows nothing of stores, recorders and cases.
 */
package org.s3aharness.configuration;
