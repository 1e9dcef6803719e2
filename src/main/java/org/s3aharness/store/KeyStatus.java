package org.s3aharness.store;

import java.time.Instant;
import java.util.Optional;

/**
 * What KMS says of a key.
 *
 * @param state such as {@code Enabled}, {@code PendingDeletion} or {@code PendingImport}
 * @param origin of its material: {@code AWS_KMS} or {@code EXTERNAL}
 * @param deletion when it will be deleted; empty unless that is scheduled
 */
public record KeyStatus(String state, String origin, Optional<Instant> deletion) {}
