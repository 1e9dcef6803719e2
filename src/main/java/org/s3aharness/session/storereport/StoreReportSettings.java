package org.s3aharness.session.storereport;

import java.util.Optional;
import org.s3aharness.report.Invocation;
import org.s3aharness.report.store.StoreReport;
import org.s3aharness.session.store.StoreChoice;

/**
 * The settings of a store report.
 *
 * @param store the store, and what its user says about it
 * @param agreed whether the user has agreed beforehand to what is created on a store that asks for
 *     consent
 * @param name the store's name in the report; empty for the name that is detected
 * @param baseline an earlier report, whose results must not get worse; empty if everything has to
 *     be as on AWS
 * @param invocation the command line
 */
public record StoreReportSettings(
    StoreChoice store,
    boolean agreed,
    Optional<String> name,
    Optional<StoreReport> baseline,
    Invocation invocation) {}
