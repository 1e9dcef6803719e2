/** Watches a job that is not the harness's own: what its JVMs report and send, and judges it. */
package org.s3aharness.watch;
