package org.s3aharness.store.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.Place;
import org.s3aharness.store.Store;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;

/**
 * Finds what a run has left in a store that outlives it, and removes it: buckets by name and tag,
 * or objects below the directory that is named after the run, and keys by tag. Whatever lacks the
 * tag of the run is left alone.
 */
public final class RunCleanup {
  private final Store store;
  private final S3Client s3;
  private final KmsClient kms;
  private final String runId;
  private final Optional<Place> within;
  private final Consumer<String> progress;
  private final List<String> left = new ArrayList<>();

  /**
   * Prepares to clean up after a run.
   *
   * @param runId the id in the names of what the run created
   * @param within the place that the run was confined to; empty if it created buckets
   * @param progress receives a line about each thing that is removed, and about each that is not
   *     and why
   * @throws IllegalArgumentException if no run can have had this id
   */
  public RunCleanup(Store store, String runId, Optional<Place> within, Consumer<String> progress) {
    this.store = store;
    this.s3 = store.s3();
    this.kms = store.kms();
    this.runId = RunId.checked(runId);
    this.within = within;
    this.progress = progress;
  }

  /**
   * Removes what the run has left.
   *
   * @param onlySaid whether to say what would be removed, and remove nothing
   * @return what is left although the run seems to have created it: it has no tag, or the store
   *     refuses
   * @throws SdkException if the store does not list its content
   */
  public List<String> clean(boolean onlySaid) {
    within.ifPresentOrElse(place -> objects(place, onlySaid), () -> buckets(onlySaid));
    if (hasKms()) {
      keys(onlySaid);
    }
    return List.copyOf(left);
  }

  /** Removes everything below the directory of the run: none of it belongs to anybody else. */
  private void objects(Place place, boolean onlySaid) {
    Place ours = place.below(runId);
    remove("everything below " + ours, onlySaid, () -> PlaceCleaner.of(s3, ours));
  }

  private void buckets(boolean onlySaid) {
    Pattern ofRun = Pattern.compile("[a-z0-9-]+-" + Pattern.quote(runId) + "-[0-9]+");
    Buckets buckets = new Buckets(store, runId);
    for (Bucket bucket : s3.listBucketsPaginator().buckets()) {
      String name = bucket.name();
      if (!ofRun.matcher(name).matches()) {
        continue;
      }
      if (!RunTag.isOn(s3, name, runId)) {
        leave("bucket " + name, "it has this run's name, but not its tag");
        continue;
      }
      buckets.adopt(name);
      remove("bucket " + name + " with all that is in it", onlySaid, () -> buckets.delete(name));
    }
  }

  private void keys(boolean onlySaid) {
    KmsKeyManager keys = new KmsKeyManager(store, runId);
    List<AliasListEntry> aliases = kms.listAliasesPaginator().aliases().stream().toList();
    for (KeyListEntry entry : kms.listKeysPaginator().keys()) {
      if (!RunTag.isOn(kms, entry.keyId(), runId)) {
        continue;
      }
      KeyMetadata key = kms.describeKey(r -> r.keyId(entry.keyId())).keyMetadata();
      if (key.keyManager() == KeyManagerType.AWS) {
        continue;
      }
      aliases.stream()
          .filter(alias -> entry.keyId().equals(alias.targetKeyId()))
          .map(AliasListEntry::aliasName)
          .filter(name -> name.startsWith(KmsKeyManager.aliasesOf(runId)))
          .forEach(
              name -> {
                KmsKey ours = keys.adopt(key, name);
                remove("alias " + name, onlySaid, () -> keys.deleteAlias(ours));
              });
      if (key.keyState() != KeyState.PENDING_DELETION) {
        KmsKey ours = keys.adopt(key, "");
        int days = KmsKeyManager.MINIMUM_DAYS_TO_DELETION;
        remove(
            "KMS key %s, in %d days".formatted(key.arn(), days),
            onlySaid,
            () -> keys.scheduleDeletion(ours, days));
      }
    }
  }

  /** Says whether a KMS answers, since not every store has one. */
  private boolean hasKms() {
    try {
      kms.listKeys(r -> r.limit(1));
      return true;
    } catch (SdkException none) {
      progress.accept("no KMS API answers (" + none.getMessage() + "): keys were not looked for");
      return false;
    }
  }

  private void remove(String what, boolean onlySaid, Runnable removal) {
    if (onlySaid) {
      progress.accept("would remove " + what);
      return;
    }
    try {
      removal.run();
      progress.accept("removed " + what);
    } catch (SdkException | IllegalStateException refused) {
      leave(what, "it cannot be removed: " + refused.getMessage());
    }
  }

  private void leave(String what, String why) {
    left.add(what);
    progress.accept("left " + what + ": " + why);
  }
}
