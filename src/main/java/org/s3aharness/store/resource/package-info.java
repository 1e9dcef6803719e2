/** What a run makes in a store (buckets, prefixes, keys), and how it is removed again. */
package org.s3aharness.store.resource;
