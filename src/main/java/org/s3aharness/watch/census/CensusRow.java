package org.s3aharness.watch.census;

/**
 * Holds a row of the census.
 *
 * @param what the properties that the requests share
 * @param requests the number of requests
 * @param objects the number of different objects that they have written
 * @param bytes the bytes that were sent with them
 */
public record CensusRow(CensusKey what, long requests, long objects, long bytes) {}
