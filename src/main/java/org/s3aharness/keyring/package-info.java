/** A keyring for {@code CSE-CUSTOM}, as a user of S3A would write one. It runs inside agents. */
package org.s3aharness.keyring;
