package org.s3aharness.wire.exchange;

import org.s3aharness.util.Marker;
import org.s3aharness.wire.secret.KnownSecrets;

/**
 * Says what to look for in bodies.
 *
 * @param marker bytes to find anywhere in any body
 * @param classifier for the data that requests store
 * @param secrets to find in any body; data keys and sessions that pass are added
 */
public record BodySearch(Marker marker, BodyClassifier classifier, KnownSecrets secrets) {}
