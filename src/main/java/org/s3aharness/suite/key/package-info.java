/** The life cycle of a KMS key, and the forms in which a key is named. */
package org.s3aharness.suite.key;
