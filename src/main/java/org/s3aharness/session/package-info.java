/**
 * Starts the store, the agents and the run that plain values ask for, and ends what it started. The
 * command line, tests and workers of a cluster use the same entry, {@link
 * org.s3aharness.session.RunSession}.
 */
package org.s3aharness.session;
