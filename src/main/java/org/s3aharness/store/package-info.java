/** The S3 and KMS under test: described, and asked out of band with plain AWS clients. */
package org.s3aharness.store;
