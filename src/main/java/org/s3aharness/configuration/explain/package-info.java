/**
 * Says what a configuration asks for, bucket by bucket and release by release, and what is wrong in
 * its files, without a store.
 */
package org.s3aharness.configuration.explain;
