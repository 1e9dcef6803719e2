package org.s3aharness.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.s3aharness.cli.HarnessProcess;
import org.s3aharness.store.Store;

/**
 * Starts {@code s3a-qualify run --on ENGINE} as a process of its own.
 *
 * @param work holds the staging directory and temporary files
 * @param engine the options that name the engine and its cluster
 * @param environment of the process, beside the access key
 */
record ClusterCommandLine(Path work, List<String> engine, Map<String, String> environment) {
  /** Starts a run, against a store, with its run directory in {@code directory/runs}. */
  HarnessProcess start(Store store, Path directory, String... selection) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("run", "--out", directory.resolve("runs").toString(), "--on"));
    command.addAll(engine);
    command.addAll(List.of("--staging", work.resolve("staging").toUri().toString()));
    command.addAll(List.of("--parallel", "1"));
    command.addAll(List.of("--store", "endpoint", "--endpoint", store.s3Endpoint().toString()));
    command.addAll(List.of(selection));
    Map<String, String> all = new HashMap<>(environment);
    all.put("AWS_ACCESS_KEY_ID", "test");
    all.put("AWS_SECRET_ACCESS_KEY", "test");
    return HarnessProcess.start(work.resolve("tmp"), directory, all, command);
  }
}
