/**
 * Watching a job that is not ours: what its JVMs report, what they send, and what that means. Knows
 * nothing of suites.
 */
package org.s3aharness.watch;
