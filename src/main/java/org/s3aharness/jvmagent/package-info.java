/**
 * A Java agent that makes the S3 clients of any JVM go through a recorder, and reports what they
 * were configured with. It needs nothing but a JDK from version 8 on, and changes no file of the
 * job.
 */
package org.s3aharness.jvmagent;
