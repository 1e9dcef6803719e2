/** The contract between the harness and the JVM that runs Hadoop. It needs only JDK 8. */
package org.s3aharness.agent;
