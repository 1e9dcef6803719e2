/** Implements the contract of {@code org.s3aharness.agent} on Hadoop's public API. */
package org.s3aharness.agent.hadoop;
