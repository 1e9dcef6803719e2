/**
 * Merges several run directories into one with one verdict: the parts of a run that was split, in a
 * pipeline or over a cluster.
 */
package org.s3aharness.merge;
