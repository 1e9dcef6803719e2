/**
 * Watches a job that is not the harness's own: what its JVMs report, what they send, and what that
 * means. This package knows nothing of suites.
 */
package org.s3aharness.watch;
