/** Reads a user's own configuration: the buckets, hosts, keys and credentials that it names. */
package org.s3aharness.configuration;
