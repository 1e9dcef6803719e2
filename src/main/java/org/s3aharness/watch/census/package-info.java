/** Counts what a watched job does, by place, operation and encryption. */
package org.s3aharness.watch.census;
