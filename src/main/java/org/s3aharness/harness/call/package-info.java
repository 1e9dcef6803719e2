/** What a case asked of S3A, so that it can be told, and done again, without the harness. */
package org.s3aharness.harness.call;
