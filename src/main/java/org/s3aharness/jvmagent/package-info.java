/** A Java agent that sends the S3 clients of any JVM through a recorder. It needs only JDK 8. */
package org.s3aharness.jvmagent;
