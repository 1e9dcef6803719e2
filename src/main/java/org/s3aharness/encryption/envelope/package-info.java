/** Reads and decrypts what a client has encrypted, by its metadata and without that client. */
package org.s3aharness.encryption.envelope;
