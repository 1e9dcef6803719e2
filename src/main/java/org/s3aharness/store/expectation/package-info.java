/**
 * What AWS's documentation says that S3 and KMS do with encrypted objects, each statement with a
 * trial that asks a store whether it does so, too.
 */
package org.s3aharness.store.expectation;
