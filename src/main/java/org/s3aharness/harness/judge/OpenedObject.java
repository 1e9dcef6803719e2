package org.s3aharness.harness.judge;

import java.util.Optional;
import org.s3aharness.agent.Fingerprint;
import org.s3aharness.encryption.envelope.Envelope;

/**
 * The result of opening an object that a client has encrypted, without that client.
 *
 * @param key the object's key, as the case knows it
 * @param envelope what the metadata says about the encryption
 * @param wrappingKey the ARN of the key with which KMS unwrapped the data key; empty if KMS had no
 *     part in it
 * @param reused whether the data key has encrypted other data, too
 * @param content length and digest of the plaintext; empty if it could not be opened
 * @param failure why it could not be opened, without any secret; empty if it could
 */
public record OpenedObject(
    String key,
    Envelope envelope,
    Optional<String> wrappingKey,
    boolean reused,
    Optional<Fingerprint> content,
    String failure) {}
