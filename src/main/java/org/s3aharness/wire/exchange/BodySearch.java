package org.s3aharness.wire.exchange;

import org.s3aharness.util.Marker;

/**
 * What is looked for in bodies.
 *
 * @param marker bytes, anywhere in any body
 * @param classifier for the data that requests store
 */
public record BodySearch(Marker marker, BodyClassifier classifier) {}
