/** The things that a run creates in a store (buckets, prefixes, keys), and their removal. */
package org.s3aharness.store.resource;
