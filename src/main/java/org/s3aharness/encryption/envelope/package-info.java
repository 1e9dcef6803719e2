/**
 * Objects that a client has encrypted, as their metadata describes them: read and decrypted without
 * the client. The formats are public (Amazon S3 Encryption Client Developer Guide, "Algorithms and
 * content metadata").
 */
package org.s3aharness.encryption.envelope;
