/** Starts the store, the agents and the run that plain values ask for, and ends what it started. */
package org.s3aharness.session;
