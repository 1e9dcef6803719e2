package org.s3aharness.store;

import java.time.Instant;
import java.util.Optional;

/**
 * The state of a KMS key, as KMS describes it.
 *
 * @param state such as {@code Enabled}, {@code PendingDeletion} or {@code PendingImport}
 * @param origin the origin of the key material: {@code AWS_KMS} or {@code EXTERNAL}
 * @param deletion when the key will be deleted; empty unless deletion is scheduled
 */
public record KeyStatus(String state, String origin, Optional<Instant> deletion) {}
