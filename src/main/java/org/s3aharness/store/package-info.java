/**
 * The S3 and KMS under test: started or reached, described, and asked out of band with plain AWS
 * clients. This package depends on no other package of the harness.
 */
package org.s3aharness.store;
