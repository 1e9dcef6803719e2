/**
 * A keyring for {@code CSE-CUSTOM}, as a user of S3A would write one. It runs inside agents, in its
 * own jar, and is compiled for Java 8.
 */
package org.s3aharness.keyring;
