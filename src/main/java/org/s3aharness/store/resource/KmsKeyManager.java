package org.s3aharness.store.resource;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.s3aharness.store.KeyStatus;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.Store;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.OriginType;

/**
 * The KMS keys of a run. Only this class changes keys: it creates them, and refuses to touch a key
 * that it did not create. It is safe for use by several threads.
 *
 * <p>Every operation throws {@link SdkException} if the store refuses, and every operation on a key
 * throws {@link ForeignKeyException} if the run did not create the key.
 */
public final class KmsKeyManager implements AutoCloseable {
  /** The shortest wait before deletion that KMS allows, in days. */
  public static final int MINIMUM_DAYS_TO_DELETION = 7;

  /** The longest wait before deletion that KMS allows, in days. */
  public static final int MAXIMUM_DAYS_TO_DELETION = 30;

  /** The number of bytes of key material in a symmetric key. */
  public static final int MATERIAL_BYTES = 32;

  private static final int LABEL = 40;

  private final Store store;
  private final String runId;
  private final boolean removedOnClose;
  private final CreationGate open = new CreationGate();
  private final Map<String, KmsKey> ours = new ConcurrentHashMap<>();

  /** Creates a manager that removes the keys when it is closed, if the store outlives the run. */
  public KmsKeyManager(Store store, String runId) {
    this(store, runId, !store.info().startedByUs());
  }

  /**
   * Creates a manager without any keys yet.
   *
   * @param runId the value of the tag and a part of every alias; 1 to 24 characters of a-z, 0-9 and
   *     '-'
   * @param removedOnClose whether {@link #close()} deletes the aliases and schedules the deletion
   *     of the keys
   * @throws IllegalArgumentException if the run id has other characters
   */
  public KmsKeyManager(Store store, String runId, boolean removedOnClose) {
    this.store = store;
    this.runId = RunId.checked(runId);
    this.removedOnClose = removedOnClose;
  }

  /**
   * Creates a symmetric key, whose material KMS generates, with an alias.
   *
   * @param purpose a few words that go into description and alias
   */
  public KmsKey createKey(String purpose) {
    return open.make(() -> createKey(purpose, OriginType.AWS_KMS));
  }

  /**
   * Creates a symmetric key without material, with an alias. It is of no use until {@link
   * #importMaterial}.
   */
  public KmsKey createKeyWithoutMaterial(String purpose) {
    return open.make(() -> createKey(purpose, OriginType.EXTERNAL));
  }

  /** Returns the prefix of the names of a run's aliases. */
  static String aliasesOf(String runId) {
    return "alias/s3a-harness-" + runId + "-";
  }

  private KmsKey createKey(String purpose, OriginType origin) {
    KeyMetadata key =
        kms()
            .createKey(
                r ->
                    r.description("s3a-encryption-harness, run " + runId + ": " + purpose)
                        .origin(origin)
                        .tags(t -> t.tagKey(RunTag.KEY).tagValue(runId)))
            .keyMetadata();
    String alias =
        aliasesOf(runId) + RunId.label(purpose, LABEL) + "-" + key.keyId().substring(0, 8);
    KmsKey made = adopt(key, alias); // before the alias, which may fail
    kms().createAlias(r -> r.aliasName(alias).targetKeyId(made.id()));
    return made;
  }

  /**
   * Takes over a key that this run has created in an earlier process.
   *
   * @param alias its alias, or one of them; may be empty
   */
  KmsKey adopt(KeyMetadata key, String alias) {
    String aliasArn = key.arn().replace("key/" + key.keyId(), alias);
    KmsKey adopted = new KmsKey(key.keyId(), key.arn(), alias, aliasArn);
    ours.put(adopted.id(), adopted);
    return adopted;
  }

  /** Disables a key, so that KMS refuses its use from now on. */
  public void disable(KmsKey key) {
    kms().disableKey(r -> r.keyId(idOf(key)));
  }

  /** Enables a key that was disabled. */
  public void enable(KmsKey key) {
    kms().enableKey(r -> r.keyId(idOf(key)));
  }

  /**
   * Schedules the deletion of a key, so that KMS refuses its use from now on.
   *
   * @param days the days until then, {@value #MINIMUM_DAYS_TO_DELETION} to {@value
   *     #MAXIMUM_DAYS_TO_DELETION}; KMS refuses others
   */
  public void scheduleDeletion(KmsKey key, int days) {
    kms().scheduleKeyDeletion(r -> r.keyId(idOf(key)).pendingWindowInDays(days));
  }

  /** Cancels the deletion of a key, which is disabled afterwards. */
  public void cancelDeletion(KmsKey key) {
    kms().cancelKeyDeletion(r -> r.keyId(idOf(key)));
  }

  /** Gives a key new material at once. Data encrypted with the old material stays readable. */
  public void rotate(KmsKey key) {
    kms().rotateKeyOnDemand(r -> r.keyId(idOf(key)));
  }

  /**
   * Imports the material of a key from {@link #createKeyWithoutMaterial}, for the first time or
   * again after {@link #deleteMaterial}; then it must be the same as before. It is sent to KMS
   * wrapped.
   *
   * @param material {@value #MATERIAL_BYTES} bytes, secret
   */
  public void importMaterial(KmsKey key, byte[] material) {
    MaterialImport.into(kms(), idOf(key), material);
  }

  /**
   * Deletes imported material, so that KMS refuses the use of the key until it is imported again.
   */
  public void deleteMaterial(KmsKey key) {
    kms().deleteImportedKeyMaterial(r -> r.keyId(idOf(key)));
  }

  /** Returns what KMS says about a key. */
  public KeyStatus status(KmsKey key) {
    KeyMetadata now = kms().describeKey(r -> r.keyId(idOf(key))).keyMetadata();
    return new KeyStatus(
        now.keyStateAsString(), now.originAsString(), Optional.ofNullable(now.deletionDate()));
  }

  /**
   * Returns the ARN of the key to which an alias leads now, whether it is the run's or not.
   *
   * @param alias {@code alias/NAME} or its ARN
   * @return empty if it leads nowhere
   */
  public Optional<String> arnBehind(String alias) {
    try {
      return Optional.of(kms().describeKey(r -> r.keyId(alias)).keyMetadata().arn());
    } catch (NotFoundException gone) {
      return Optional.empty();
    }
  }

  /** Points the alias of {@code key} to {@code target}. Both belong to this run. */
  public void retargetAlias(KmsKey key, KmsKey target) {
    String alias = owned(key).aliasName();
    kms().updateAlias(r -> r.aliasName(alias).targetKeyId(idOf(target)));
  }

  /** Deletes the alias of a key. */
  public void deleteAlias(KmsKey key) {
    String alias = owned(key).aliasName();
    kms().deleteAlias(r -> r.aliasName(alias));
  }

  private KmsClient kms() {
    return store.kms();
  }

  private String idOf(KmsKey key) {
    return owned(key).id();
  }

  /** Returns the key as this object knows it, since a record can be made by anybody. */
  private KmsKey owned(KmsKey key) {
    KmsKey known = ours.get(key.id());
    if (!key.equals(known)) {
      throw new ForeignKeyException(key.arn());
    }
    return known;
  }

  /**
   * Deletes the aliases of the run's keys and schedules the keys' deletion in {@value
   * #MINIMUM_DAYS_TO_DELETION} days, unless they vanish with the store.
   *
   * @throws IllegalStateException naming the keys that are left
   */
  @Override
  public void close() {
    open.close();
    if (!removedOnClose) {
      return;
    }
    CleanupErrors leftovers = new CleanupErrors("KMS keys");
    for (KmsKey key : ours.values()) {
      leftovers.unlessDone(key.arn(), () -> remove(key));
    }
    leftovers.report();
  }

  private void remove(KmsKey key) {
    kms().listAliasesPaginator().aliases().stream()
        .filter(alias -> key.aliasName().equals(alias.aliasName()))
        .forEach(alias -> kms().deleteAlias(r -> r.aliasName(alias.aliasName())));
    KeyState state = kms().describeKey(r -> r.keyId(key.id())).keyMetadata().keyState();
    if (state != KeyState.PENDING_DELETION) {
      scheduleDeletion(key, MINIMUM_DAYS_TO_DELETION);
    }
    ours.remove(key.id());
  }
}
