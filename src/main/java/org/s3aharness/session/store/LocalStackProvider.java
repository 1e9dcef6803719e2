package org.s3aharness.session.store;

import java.util.List;
import java.util.Optional;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreLogin;
import org.s3aharness.store.local.LocalStack;
import org.s3aharness.store.local.LocalStackSettings;
import org.s3aharness.store.process.PythonPackages;

/** Provides LocalStack, started for the run as a container or a host process. */
public final class LocalStackProvider implements StoreProvider {
  static final String NAME = "localstack";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<PythonPackages> packages() {
    return List.of(LocalStackSettings.PACKAGES);
  }

  @Override
  public Optional<StoreLogin> login(StoreSettings settings) {
    return Optional.of(LocalStack.login(settings.regionOrDefault()));
  }

  @Override
  public Store open(StoreSettings settings, StoreStart start) {
    return LocalStack.start(settings.localStack(start.log()).withServicesLater(), start.progress());
  }
}
