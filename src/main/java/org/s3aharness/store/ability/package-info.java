/** The abilities that a store must share with S3 for S3A's behaviour to be visible. */
package org.s3aharness.store.ability;
