package org.s3aharness.wire.secret;

/**
 * A secret that was seen on the wire; it does not hold the secret.
 *
 * @param kind what the secret is
 * @param encoding in which form it was seen, such as {@code base64}; some forms cannot be told from
 *     each other
 * @param where in what part of a request or its answer, such as {@code request body} or {@code
 *     request header authorization}
 */
public record SecretSighting(SecretKind kind, String encoding, String where) {}
