package org.s3aharness.harness.plan;

import java.util.Optional;
import org.s3aharness.encryption.Profile;
import org.s3aharness.harness.verdict.CaseId;

/**
 * One case that a run is to judge.
 *
 * @param id the name of the case
 * @param behaviour the statement that it proves; absent where a test method carries none
 * @param profile the configuration under test; {@link CasePlan#NO_PROFILE} where the behaviour
 *     brings its own settings
 * @param releases the release that writes and the release under test
 * @param size the size of file, for a behaviour that is judged for several
 * @param variation what the behaviour is judged for instead of a profile; it belongs to this case
 *     alone, unless the case shares a stage
 * @param unsupportedToo whether the case is judged even if the release lacks what the profile asks
 *     for
 */
public record PlannedCase(
    CaseId id,
    Behaviour behaviour,
    Profile profile,
    ReleasePair releases,
    Optional<FileSize> size,
    Optional<Variation> variation,
    boolean unsupportedToo) {}
