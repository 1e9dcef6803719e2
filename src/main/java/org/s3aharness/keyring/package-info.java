/**
 * A keyring for {@code CSE-CUSTOM}, as a user of S3A would write one. Runs inside agents, in a jar
 * of its own; compiled for Java 8.
 */
package org.s3aharness.keyring;
