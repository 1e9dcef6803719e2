/** Tells a release that fails from a store or an agent that is broken, and breaks the run off. */
package org.s3aharness.harness.run.health;
