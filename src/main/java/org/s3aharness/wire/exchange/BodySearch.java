package org.s3aharness.wire.exchange;

import org.s3aharness.util.Marker;
import org.s3aharness.wire.secret.KnownSecrets;

/**
 * What is looked for in bodies.
 *
 * @param marker bytes, anywhere in any body
 * @param classifier for the data that requests store
 * @param secrets in any body; data keys and sessions that pass are made known to it
 */
public record BodySearch(Marker marker, BodyClassifier classifier, KnownSecrets secrets) {}
