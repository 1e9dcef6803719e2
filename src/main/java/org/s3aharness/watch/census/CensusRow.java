package org.s3aharness.watch.census;

/**
 * A row of the census.
 *
 * @param what the requests have in common
 * @param requests how many
 * @param objects how many different ones they have written
 * @param bytes that were sent with them
 */
public record CensusRow(CensusKey what, long requests, long objects, long bytes) {}
