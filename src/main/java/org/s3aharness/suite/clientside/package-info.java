/** The suites about client-side encryption alone. */
package org.s3aharness.suite.clientside;
