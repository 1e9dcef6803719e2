/** The summaries that people read, in Markdown and on a terminal. */
package org.s3aharness.report.summary;
