/** Starts, watches and ends a job that is not ours, from plain values. */
package org.s3aharness.session.watch;
