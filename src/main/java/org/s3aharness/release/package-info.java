/** The releases of Hadoop: what each can do, and the agents that run on it. */
package org.s3aharness.release;
