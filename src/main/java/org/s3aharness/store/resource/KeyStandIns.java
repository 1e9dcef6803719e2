package org.s3aharness.store.resource;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreUnavailableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.CreateKeyRequest;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.Tag;

/**
 * Creates KMS keys under the names of somebody else's keys, on a store that was started for the run
 * and vanishes with it. On any other store it creates nothing.
 */
public final class KeyStandIns {
  /** The tag that holds the id which LocalStack gives to a new key. */
  private static final String CUSTOM_ID = "_custom_id_";

  private static final String MULTI_REGION = "mrk-";

  private final Store store;
  private final String runId;
  private final Set<String> made = new HashSet<>();

  public KeyStandIns(Store store, String runId) {
    this.store = store;
    this.runId = RunId.checked(runId);
  }

  /**
   * Creates a key in each of some accounts, unless this object has created it already.
   *
   * @param id the id of the key, or {@code alias/NAME}
   * @return the keys that were created
   * @throws StoreUnavailableException if the store refuses
   */
  public List<KmsKey> make(List<String> accounts, String region, String id) {
    List<KmsKey> keys = new ArrayList<>();
    for (String account : accounts) {
      if (made.add(String.join(":", region, account, id))) {
        KmsClient kms = client(account, region);
        try {
          keys.add(id.startsWith("alias/") ? alias(kms, id) : key(kms, id));
        } catch (SdkException refused) {
          throw new StoreUnavailableException(
              "The store makes no stand-in for the KMS key %s of account %s in %s: %s"
                  .formatted(id, account, region, refused.getMessage()),
              refused);
        }
      }
    }
    return keys;
  }

  private KmsClient client(String account, String region) {
    return store
        .kms(account, region)
        .orElseThrow(
            () ->
                new StoreUnavailableException(
                    "The store %s cannot make KMS keys with given names: use --store localstack."
                        .formatted(store.info().kind())));
  }

  private KmsKey alias(KmsClient kms, String alias) {
    KeyMetadata key = kms.createKey(request(List.of(ofRun()), false)).keyMetadata();
    kms.createAlias(r -> r.aliasName(alias).targetKeyId(key.keyId()));
    String aliasArn = key.arn().replace("key/" + key.keyId(), alias);
    return new KmsKey(key.keyId(), key.arn(), alias, aliasArn);
  }

  private KmsKey key(KmsClient kms, String id) {
    Tag named = Tag.builder().tagKey(CUSTOM_ID).tagValue(id).build();
    KeyMetadata key =
        kms.createKey(request(List.of(ofRun(), named), id.startsWith(MULTI_REGION))).keyMetadata();
    if (!key.keyId().equals(id)) {
      throw new StoreUnavailableException(
          "The store cannot make a KMS key named %s; it made %s instead."
              .formatted(id, key.keyId()));
    }
    return new KmsKey(key.keyId(), key.arn(), "", "");
  }

  private CreateKeyRequest request(List<Tag> tags, boolean multiRegion) {
    return CreateKeyRequest.builder()
        .description("s3a-encryption-harness, run " + runId + ": stand-in")
        .multiRegion(multiRegion)
        .tags(tags)
        .build();
  }

  private Tag ofRun() {
    return Tag.builder().tagKey(RunTag.KEY).tagValue(runId).build();
  }
}
