/** What a run leaves behind: its directory, the results, the summary. */
package org.s3aharness.report;
