/** The agents of a run: one pool for each release, leased by a case and given back. */
package org.s3aharness.harness.run.agents;
