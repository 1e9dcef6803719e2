package org.s3aharness.session.outcome;

import org.s3aharness.store.RequestCount;

/**
 * What came of a run.
 *
 * @param exitCode one of {@link ExitCode}
 * @param requests what the store was sent until the end of the session, cleaning up included
 */
public record SessionOutcome(int exitCode, RequestCount requests) {}
