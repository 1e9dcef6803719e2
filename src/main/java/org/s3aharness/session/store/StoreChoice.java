package org.s3aharness.session.store;

import java.nio.file.Path;
import java.util.Optional;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.store.Feature;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.Place;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreLogin;
import org.s3aharness.store.StoreUnavailableException;
import org.s3aharness.store.resource.KmsKeyManager;

/** The store of a run, with what its user says about it. */
public record StoreChoice(StoreProvider provider, StoreSettings settings) {
  /** Returns the choice of the store with this name, without any settings. */
  public static StoreChoice of(String name) {
    return new StoreChoice(StoreRegistry.named(name), StoreSettings.defaults());
  }

  /** Returns the place that the run is confined to; empty if it creates buckets. */
  public Optional<Place> within() {
    return provider.runsAlready() ? settings.within() : Optional.empty();
  }

  /** Returns a choice in which a LocalStack stands in for this store, which must already run. */
  public StoreChoice rehearsed() {
    return new StoreChoice(new RehearsalProvider(), settings);
  }

  /**
   * Checks the settings as far as possible before anything is started.
   *
   * @throws UsageException naming the option that is missing or cannot be used
   */
  public void check() {
    provider.check(settings);
  }

  /** Returns the login of the store, where it is known before the store is opened. */
  public Optional<StoreLogin> login() {
    return provider.login(settings);
  }

  /**
   * Starts the store, or connects to it.
   *
   * @throws UsageException if there are no credentials or no region
   * @throws StoreUnavailableException if it cannot be started or does not answer
   */
  public Store open(StoreStart start) {
    return provider.open(settings, start);
  }

  /**
   * Returns the keys that profiles may name. KMS keys are created for the run or, where there is no
   * KMS API, exist.
   *
   * @param directory for files that hold keys; belongs to the run alone
   */
  public RunKeys keys(Store store, KmsKeyManager ofRun, Path directory) {
    return store.whyNot(Feature.KMS_API).isPresent()
        ? RunKeys.of(settings.kmsKeys().stream().map(KmsKey::named).toList(), directory)
        : RunKeys.making(ofRun::createKey, directory);
  }
}
