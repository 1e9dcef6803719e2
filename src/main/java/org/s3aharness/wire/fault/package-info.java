/** Faults of networks and stores that the recorder causes on purpose. */
package org.s3aharness.wire.fault;
