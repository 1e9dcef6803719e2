/**
 * Scenarios: what a case does in the agent beyond the file operations of {@code S3AClient}. Written
 * in plain Hadoop code; ours are here, a user's come in a jar of their own.
 */
package org.s3aharness.agent.scenario;
