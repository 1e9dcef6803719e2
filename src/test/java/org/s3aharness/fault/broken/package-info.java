/**
 * S3A clients that are broken on purpose. They run in agents, on a release's own classpath, and are
 * compiled for Java 8 against it when the tests run.
 */
package org.s3aharness.fault.broken;
