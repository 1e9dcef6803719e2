/** Starts, watches and ends a job that is not the harness's own, from plain values. */
package org.s3aharness.session.watch;
