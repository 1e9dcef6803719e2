/** What a case does in the agent beyond the operations of S3AClient, as plain Hadoop code. */
package org.s3aharness.agent.scenario;
