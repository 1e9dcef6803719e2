package org.s3aharness.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.s3aharness.harness.InfrastructureException;
import org.s3aharness.harness.RecordedKmsCalls;
import org.s3aharness.store.LocalStack;
import org.s3aharness.store.LocalStackOptions;
import org.s3aharness.store.SeaweedFs;
import org.s3aharness.store.SeaweedFsOptions;
import org.s3aharness.store.Store;
import org.s3aharness.wire.CertificateAuthority;
import org.s3aharness.wire.Recorder;
import org.s3aharness.wire.RecorderOptions;
import org.s3aharness.wire.Routes;

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
    Routes routes =
        Routes.aws(kms.region(), kms.s3Endpoint(), kms.kmsEndpoint(), kms.stsEndpoint());
    try {
      return Recorder.start(CertificateAuthority.create(), routes, RecorderOptions.defaults());
    } catch (IOException e) {
      throw new InfrastructureException(
          "The recorder of KMS calls cannot listen on 127.0.0.1: " + e.getMessage(), e);
    }
  }
}
