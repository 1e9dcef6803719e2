/** Recorded runs, read back and compared. */
package org.s3aharness.report.diff;
