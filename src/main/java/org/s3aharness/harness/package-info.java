/**
 * What ties a case together: the testbed that suites work on, the judges of the three witnesses,
 * verdicts and declared deviations, and the JUnit extensions.
 */
package org.s3aharness.harness;
