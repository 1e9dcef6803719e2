/** The files that machines read: results, findings, environment, HAR and JUnit XML. */
package org.s3aharness.report.format;
