/** The objects that a watched job has written, and what lies in the store. */
package org.s3aharness.watch.object;
