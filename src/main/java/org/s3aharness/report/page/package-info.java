/** The report page, one HTML file that needs nothing else. */
package org.s3aharness.report.page;
