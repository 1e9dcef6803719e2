/** Connecting to a store that somebody else runs, and finding out what it has. */
package org.s3aharness.store.connect;
