package org.s3aharness.session.outcome;

import org.s3aharness.store.RequestCount;

/**
 * Holds the result of a session.
 *
 * @param exitCode one of {@link ExitCode}
 * @param requests the requests that the store received until the end of the session, cleaning up
 *     included
 */
public record SessionOutcome(int exitCode, RequestCount requests) {}
