/**
 * The abilities that a store must share with S3 for S3A's behaviour to be visible. Each is tried
 * when it is asked for.
 */
package org.s3aharness.store.ability;
