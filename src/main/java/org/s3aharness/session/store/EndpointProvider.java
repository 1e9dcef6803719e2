package org.s3aharness.session.store;

import java.net.URI;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreCredentials;
import org.s3aharness.store.connect.EndpointOptions;
import org.s3aharness.store.connect.EndpointStore;

/** Provides a store that somebody runs at a URL. */
public final class EndpointProvider implements RunningStoreProvider {
  @Override
  public String name() {
    return "endpoint";
  }

  @Override
  public void check(StoreSettings settings) {
    options(settings);
  }

  @Override
  public Store connect(StoreSettings settings) {
    return EndpointStore.of(options(settings));
  }

  private static EndpointOptions options(StoreSettings settings) {
    URI s3 =
        settings
            .endpoint()
            .orElseThrow(() -> new UsageException("--store endpoint needs --endpoint URL."));
    if (s3.getHost() == null) {
      throw new UsageException(
          "--endpoint " + s3 + ": this is not a URL with a host, such as http://localhost:4566.");
    }
    StoreCredentials credentials = settings.givenAccessKey().credentials();
    try {
      return EndpointOptions.of(s3, credentials)
          .withKms(settings.kmsEndpoint().orElse(s3))
          .withRegion(settings.regionOrDefault());
    } catch (IllegalArgumentException unusable) {
      throw new UsageException("--store endpoint: " + unusable.getMessage(), unusable);
    }
  }
}
