/** The report on what a store does the way AWS does, for the screen, as Markdown and as JSON. */
package org.s3aharness.report.store;
