package org.s3aharness.cli.options;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.s3aharness.harness.judge.RecordedKmsCalls;
import org.s3aharness.harness.run.InfrastructureException;
import org.s3aharness.store.Store;
import org.s3aharness.store.local.LocalStack;
import org.s3aharness.store.local.LocalStackOptions;
import org.s3aharness.store.local.SeaweedFs;
import org.s3aharness.store.local.SeaweedFsOptions;
import org.s3aharness.wire.recorder.CertificateAuthority;
import org.s3aharness.wire.recorder.Recorder;
import org.s3aharness.wire.recorder.RecorderOptions;
import org.s3aharness.wire.route.RoutingTable;

/** SeaweedFS with LocalStack as its KMS, and a recorder between the two. */
final class SeaweedFsWithKms {
  private SeaweedFsWithKms() {}

  /**
   * Starts the three.
   *
   * @param log of SeaweedFS
   * @param alsoStarted is given LocalStack and the recorder, which must outlive SeaweedFS
   */
  static Store start(
      LocalStackOptions kmsOptions,
      Path log,
      Consumer<String> progress,
      Consumer<AutoCloseable> alsoStarted) {
    Store kms = LocalStack.start(kmsOptions, progress);
    alsoStarted.accept(kms);
    Recorder recorder = recorderOf(kms);
    alsoStarted.accept(recorder);
    return SeaweedFs.start(
        SeaweedFsOptions.beside(kmsOptions, log),
        kms,
        URI.create("http://127.0.0.1:" + recorder.port()),
        new RecordedKmsCalls(recorder),
        progress);
  }

  private static Recorder recorderOf(Store kms) {
    RoutingTable routes =
        RoutingTable.aws(kms.region(), kms.s3Endpoint(), kms.kmsEndpoint(), kms.stsEndpoint());
    try {
      return Recorder.start(CertificateAuthority.create(), routes, RecorderOptions.defaults());
    } catch (IOException e) {
      throw new InfrastructureException(
          "The recorder of KMS calls cannot listen on 127.0.0.1: " + e.getMessage(), e);
    }
  }
}
