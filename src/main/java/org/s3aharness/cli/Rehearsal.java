package org.s3aharness.cli;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.s3aharness.cli.options.ExitCode;
import org.s3aharness.store.RequestCount;
import org.s3aharness.store.RequestCount.Api;
import org.s3aharness.store.Store;
import org.s3aharness.store.resource.KmsKeyManager;

/**
 * A run on a LocalStack that stands in for a store that runs already, to count what the same run
 * would make there and send to it.
 */
final class Rehearsal {
  private Rehearsal() {}

  /**
   * Has a LocalStack stand in for the store, which is asked whose it is, and says what was counted.
   *
   * @param run runs what is asked for, and returns its exit code
   * @return 3 if it broke off, whose count is not whole; 4 if nothing was judged; else 0: what the
   *     cases came to is not what was asked
   */
  static int of(RunRequest request, Consumer<String> out, Callable<Integer> run) throws Exception {
    String where = whose(request);
    request.store().rehearse();
    out.accept("Rehearsing on a LocalStack what would be run on " + where + ".");
    int code = run.call();
    tell(where, request.store().requests(), out);
    return code == ExitCode.FAILED ? ExitCode.AS_EXPECTED : code;
  }

  private static String whose(RunRequest request) {
    try (Store store = request.store().connectForeign(request.regionOfBaseConfigs())) {
      return store.account().map(account -> "account " + account + ", ").orElse("")
          + store.s3Endpoint()
          + ", region "
          + store.region();
    }
  }

  private static void tell(String where, RequestCount requests, Consumer<String> out) {
    out.accept("As rehearsed on a LocalStack, this run on " + where + " would make:");
    out.accept("  buckets: %,d, each removed when its case is over".formatted(requests.buckets()));
    out.accept(
        "  KMS keys: %,d, whose deletion is scheduled at the end, in %d days"
            .formatted(requests.keys(), KmsKeyManager.MINIMUM_DAYS_TO_DELETION));
    out.accept(
        "  requests: %,d (%,d of S3, %,d of KMS, %,d of STS)"
            .formatted(
                requests.all(), requests.of(Api.S3), requests.of(Api.KMS), requests.of(Api.STS)));
    out.accept(
        "A store that has other features than LocalStack gets other requests. Nothing was made on"
            + " it.");
  }
}
