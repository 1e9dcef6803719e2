/**
 * Writes what a run leaves behind: its directory, its results, and the seam for the formats of
 * both.
 */
package org.s3aharness.report;
