package org.s3aharness.harness.run;

import java.util.List;
import org.s3aharness.configuration.AccessKeys;
import org.s3aharness.encryption.CredentialStores;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.harness.run.agents.Fleet;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseFeatures;
import org.s3aharness.store.Store;
import org.s3aharness.store.resource.KmsKeyManager;
import org.s3aharness.store.resource.PlaceAllocator;

/**
 * The services that were started for a run. Whoever started them ends them.
 *
 * @param store the S3 and KMS under test
 * @param places creates the places in which cases work, and removes them
 * @param kms creates the KMS keys of the run, and changes no others
 * @param keys the keys that profiles and suites refer to
 * @param fleet the agents of every release under test
 * @param accessKeys those that the run gives to S3A
 * @param credentialStores reads the credential stores of the user's files
 * @param standIns describes what replaces things that the user's files name and the store did not
 *     have
 */
public record RunServices(
    Store store,
    PlaceAllocator places,
    KmsKeyManager kms,
    RunKeys keys,
    Fleet fleet,
    AccessKeys accessKeys,
    CredentialStores credentialStores,
    List<String> standIns) {
  /** Copies the list. */
  public RunServices {
    standIns = List.copyOf(standIns);
  }

  /**
   * Requires that no release changes anything outside the place to which the run is confined.
   *
   * @throws UsageException naming a release that would
   */
  void requireThatNothingBesideIsChanged() {
    if (places.within().isEmpty()) {
      return;
    }
    for (Release release : fleet.releases()) {
      if (!release.features().map(ReleaseFeatures::keepsDirectoryMarkers).orElse(true)) {
        throw new UsageException(
            "Release %s deletes the markers of all directories above a file that it writes, even those above %s: use --bucket only with releases from 3.3.1 on."
                .formatted(release.name(), places.within().get()));
      }
    }
  }
}
