/**
 * The S3 and KMS under test: started or reached, described, and asked out of band with plain AWS
 * clients. Depends on nothing else of this project.
 */
package org.s3aharness.store;
