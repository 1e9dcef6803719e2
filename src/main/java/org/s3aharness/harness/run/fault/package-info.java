/** The faults that a suite injects into a case: changed exchanges, and agents that are killed. */
package org.s3aharness.harness.run.fault;
