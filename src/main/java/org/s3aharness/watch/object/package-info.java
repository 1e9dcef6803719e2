/** The objects that a watched job has written, and what is in the store. */
package org.s3aharness.watch.object;
