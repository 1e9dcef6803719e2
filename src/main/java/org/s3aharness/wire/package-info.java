/**
 * Contains the wire: a TLS-intercepting proxy between an S3 client and its store, and what it saw.
 *
 * <p>It knows HTTP, S3 request shapes and KMS request shapes, and nothing of Hadoop or of suites,
 * so that it can watch any S3 client. Secrets are masked when an exchange is recorded; no body is
 * kept.
 */
package org.s3aharness.wire;
