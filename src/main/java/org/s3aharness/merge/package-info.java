/**
 * Makes one run directory of several, with one verdict: of the parts of a run that was split, in a
 * pipeline or over a cluster.
 */
package org.s3aharness.merge;
