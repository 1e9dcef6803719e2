package org.s3aharness.session.store;

import org.s3aharness.store.Store;
import org.s3aharness.store.local.LocalStack;

/** Provides LocalStack, started for the run as a container or a host process. */
public final class LocalStackProvider implements StoreProvider {
  static final String NAME = "localstack";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Store open(StoreSettings settings, StoreStart start) {
    return LocalStack.start(settings.localStack(start.log()), start.progress());
  }
}
