/** Looks at stored objects without S3A: HEAD, stored bytes, and decryption by the harness. */
package org.s3aharness.harness.run.witness;
