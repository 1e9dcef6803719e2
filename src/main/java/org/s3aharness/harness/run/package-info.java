/** The life of a run and of its cases: agents, places in the store, and the end of both. */
package org.s3aharness.harness.run;
