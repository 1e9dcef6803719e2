/**
 * Scenarios, which are what a case does in the agent beyond the file operations of {@code
 * S3AClient}. They are plain Hadoop code. The harness's own are here; a user's come in a separate
 * jar.
 */
package org.s3aharness.agent.scenario;
