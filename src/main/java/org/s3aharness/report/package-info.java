/** Writes what a run leaves behind: its directory, its results, and the seam for their formats. */
package org.s3aharness.report;
