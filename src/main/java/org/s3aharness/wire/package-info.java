/** The wire: what is between an S3 client and its store. It knows nothing of Hadoop. */
package org.s3aharness.wire;
