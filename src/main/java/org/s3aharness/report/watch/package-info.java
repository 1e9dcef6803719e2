/** Writes what a watched job leaves behind: its census, what was wrong, and the objects. */
package org.s3aharness.report.watch;
