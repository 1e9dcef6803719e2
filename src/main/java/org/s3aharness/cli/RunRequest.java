package org.s3aharness.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.s3aharness.cli.options.ConsentOptions;
import org.s3aharness.cli.options.ReleaseChoice;
import org.s3aharness.cli.options.StoreOptions;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.Settings;
import org.s3aharness.harness.plan.Selection;
import org.s3aharness.report.Invocation;

/**
 * What a run is asked for.
 *
 * @param baseConfigs lie beneath every profile
 * @param parallel agents of each release
 * @param caseLimit the run is broken off when a case takes longer
 */
record RunRequest(
    Selection selection,
    List<ConfigurationFile> baseConfigs,
    ReleaseChoice releases,
    StoreOptions store,
    ConsentOptions consent,
    int parallel,
    Duration caseLimit,
    Invocation invocation) {

  RunRequest {
    baseConfigs = List.copyOf(baseConfigs);
  }

  /** The region that the base configurations name; empty if none does. */
  Optional<String> regionOfBaseConfigs() {
    Settings settings = Settings.empty();
    for (ConfigurationFile base : baseConfigs) {
      settings = settings.with(base);
    }
    return settings.get("fs.s3a.endpoint.region");
  }
}
