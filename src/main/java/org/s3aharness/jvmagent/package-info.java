/**
 * A Java agent that makes the S3 clients of any JVM go through a recorder, and reports their
 * configuration. It needs nothing but a JDK of version 8 or later, and changes no file of the job.
 */
package org.s3aharness.jvmagent;
