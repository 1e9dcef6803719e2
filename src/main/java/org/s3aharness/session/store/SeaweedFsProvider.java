package org.s3aharness.session.store;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.s3aharness.harness.judge.RecordedKmsCalls;
import org.s3aharness.harness.verdict.InfrastructureException;
import org.s3aharness.store.Store;
import org.s3aharness.store.local.LocalStack;
import org.s3aharness.store.local.LocalStackOptions;
import org.s3aharness.store.local.LocalStackSettings;
import org.s3aharness.store.local.SeaweedFs;
import org.s3aharness.store.local.SeaweedFsOptions;
import org.s3aharness.store.local.SeaweedFsSettings;
import org.s3aharness.store.process.PythonPackages;
import org.s3aharness.wire.recorder.CertificateAuthority;
import org.s3aharness.wire.recorder.Recorder;
import org.s3aharness.wire.recorder.RecorderOptions;
import org.s3aharness.wire.route.RoutingTable;

/**
 * Provides SeaweedFS, started for the run with LocalStack as its KMS, and with a recorder between
 * the two.
 */
public final class SeaweedFsProvider implements StoreProvider {
  @Override
  public String name() {
    return "seaweedfs";
  }

  @Override
  public List<PythonPackages> packages() {
    return List.of(LocalStackSettings.PACKAGES, SeaweedFsSettings.PACKAGES);
  }

  @Override
  public Store open(StoreSettings settings, StoreStart start) {
    LocalStackOptions kmsOptions = settings.localStack(start.log().resolveSibling("kms.log"));
    Store kms = LocalStack.start(kmsOptions, start.progress());
    start.alsoStarted().accept(kms);
    Recorder recorder = recorderOf(kms);
    start.alsoStarted().accept(recorder);
    return SeaweedFs.start(
        SeaweedFsOptions.beside(kmsOptions, start.log()),
        kms,
        URI.create("http://127.0.0.1:" + recorder.port()),
        new RecordedKmsCalls(recorder),
        start.progress());
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
