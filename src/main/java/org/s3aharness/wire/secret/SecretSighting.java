package org.s3aharness.wire.secret;

/**
 * A secret that was seen on the wire; this does not hold the secret itself.
 *
 * @param kind what the secret is
 * @param encoding the form in which it was seen, such as {@code base64}; some forms cannot be told
 *     apart
 * @param where the part of a request or its answer, such as {@code request body} or {@code request
 *     header authorization}
 */
public record SecretSighting(SecretKind kind, String encoding, String where) {}
