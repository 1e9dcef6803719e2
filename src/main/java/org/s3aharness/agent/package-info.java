/**
 * What runs inside a Hadoop JVM: the RMI contract, which needs nothing but the JDK, and its
 * implementation on Hadoop's public API. Compiled for Java 8.
 */
package org.s3aharness.agent;
