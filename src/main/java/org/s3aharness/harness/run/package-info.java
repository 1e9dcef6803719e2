/** The life of a run and of its cases: agents, places in the store, and how both end. */
package org.s3aharness.harness.run;
