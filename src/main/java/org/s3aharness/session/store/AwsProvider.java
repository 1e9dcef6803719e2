package org.s3aharness.session.store;

import java.util.Optional;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.store.Store;
import org.s3aharness.store.connect.AwsLogin;
import org.s3aharness.store.connect.AwsStore;
import org.s3aharness.store.connect.EndpointOptions;

/**
 * Provides AWS, with the credentials, the region and the endpoints that the AWS SDK for Java finds.
 */
public final class AwsProvider implements RunningStoreProvider {
  @Override
  public String name() {
    return "aws";
  }

  /** Returns true, because AWS bills what a run creates. */
  @Override
  public boolean asksForConsent() {
    return true;
  }

  @Override
  public void check(StoreSettings settings) {
    // A base configuration may still name the region: here, only credentials are looked for.
    login(Optional.of(EndpointOptions.DEFAULT_REGION)).close();
  }

  @Override
  public Store connect(StoreSettings settings) {
    return AwsStore.of(login(settings.region()));
  }

  private static AwsLogin login(Optional<String> region) {
    try {
      return AwsLogin.in(region);
    } catch (IllegalArgumentException missing) {
      throw new UsageException("--store aws: " + missing.getMessage(), missing);
    }
  }
}
