/** Connects to a store that somebody else runs, and finds out which features it has. */
package org.s3aharness.store.connect;
