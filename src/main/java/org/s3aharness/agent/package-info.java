/**
 * The contract between the harness and the JVM that runs Hadoop. It needs nothing but the JDK; its
 * implementation in its subpackage uses Hadoop's public API. Both are compiled for Java 8.
 */
package org.s3aharness.agent;
