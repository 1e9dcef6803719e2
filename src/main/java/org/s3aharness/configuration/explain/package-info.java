/**
 * Explains what a configuration asks for, bucket by bucket and release by release, and what is
 * wrong with its files. This needs no store.
 */
package org.s3aharness.configuration.explain;
