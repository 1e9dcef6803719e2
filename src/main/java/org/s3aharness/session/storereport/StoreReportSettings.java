package org.s3aharness.session.storereport;

import java.util.Optional;
import org.s3aharness.report.Invocation;
import org.s3aharness.report.store.StoreReport;
import org.s3aharness.session.store.StoreChoice;

/**
 * What a store is tried for.
 *
 * @param store the store, and what its user says about it
 * @param agreed whether the user has agreed beforehand to what is made on a store that asks for
 *     that
 * @param name what the store is called in the report; empty for what it was recognised as
 * @param baseline an earlier report than which this one is not to be worse; empty if everything is
 *     to be as on AWS
 * @param invocation how the report was asked for
 */
public record StoreReportSettings(
    StoreChoice store,
    boolean agreed,
    Optional<String> name,
    Optional<StoreReport> baseline,
    Invocation invocation) {}
