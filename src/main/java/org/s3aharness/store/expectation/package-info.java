/**
 * Holds what AWS's documentation says about S3, KMS and encrypted objects, where each statement has
 * a trial that asks a store whether it does the same.
 */
package org.s3aharness.store.expectation;
