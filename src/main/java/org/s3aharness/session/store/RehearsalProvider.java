package org.s3aharness.session.store;

import org.s3aharness.store.Store;
import org.s3aharness.store.connect.EndpointOptions;
import org.s3aharness.store.connect.EndpointStore;
import org.s3aharness.store.local.LocalStack;
import org.s3aharness.store.resource.NewBucket;

/**
 * Provides a LocalStack that stands in for a store that already runs. It is started for the run,
 * but the run treats it like somebody else's store, so that it sends the same requests.
 */
final class RehearsalProvider implements StoreProvider {
  /** Returns LocalStack's name, because the run takes place there. */
  @Override
  public String name() {
    return LocalStackProvider.NAME;
  }

  @Override
  public boolean runsAlready() {
    return true;
  }

  @Override
  public Store open(StoreSettings settings, StoreStart start) {
    String region = settings.regionOrDefault();
    Store standIn = LocalStack.start(settings.localStack(start.log()), start.progress());
    start.alsoStarted().accept(standIn);
    // The bucket that the run is confined to exists on the store; here it goes with the stand-in.
    settings
        .within()
        .ifPresent(place -> standIn.s3().createBucket(NewBucket.request(place.bucket(), region)));
    return EndpointStore.of(
        EndpointOptions.of(standIn.s3Endpoint(), standIn.credentials()).withRegion(region));
  }
}
