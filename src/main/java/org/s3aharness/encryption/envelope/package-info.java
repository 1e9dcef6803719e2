/**
 * Objects that a client has encrypted, read and decrypted by their metadata and without that
 * client. The formats are public (Amazon S3 Encryption Client Developer Guide, "Algorithms and
 * content metadata").
 */
package org.s3aharness.encryption.envelope;
