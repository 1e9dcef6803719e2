/** The plan of a run: which cases exist, and which of them are selected. */
package org.s3aharness.harness.plan;
