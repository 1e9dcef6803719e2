package org.s3aharness.harness.judge;

import java.util.Optional;
import org.s3aharness.agent.Fingerprint;
import org.s3aharness.encryption.envelope.Envelope;

/**
 * What came of opening an object that a client has encrypted, without that client.
 *
 * @param key the object's key, as the case knows it
 * @param envelope what the metadata says of the encryption
 * @param wrappingKey the ARN of the key with which KMS has unwrapped the data key; empty if KMS had
 *     no part in it
 * @param reused whether the data key has encrypted other data, too
 * @param content length and digest of what came out; empty if nothing did
 * @param failure why nothing came out, without any secret; empty if something did
 */
public record OpenedObject(
    String key,
    Envelope envelope,
    Optional<String> wrappingKey,
    boolean reused,
    Optional<Fingerprint> content,
    String failure) {}
