/** What AWS's documentation says about S3 and KMS, each statement with a trial on a store. */
package org.s3aharness.store.expectation;
