/** Scenarios that run real MapReduce jobs in the agent's JVM. */
package org.s3aharness.agent.scenario.job;
