/**
 * What a user's own configuration says: its files as a cluster has them, and the buckets, hosts,
 * keys and credentials that they name. Knows nothing of stores, recorders and cases.
 */
package org.s3aharness.configuration;
