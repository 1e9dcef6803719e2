package org.s3aharness.store.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.s3aharness.store.KeyStatus;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.SharedLocalStack;
import org.s3aharness.store.Store;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.Tag;

@ExtendWith(SharedLocalStack.class)
class KmsKeyManagerIT {
  private final Store store;
  private final KmsClient kms;
  private final KmsKeyManager keys;

  KmsKeyManagerIT(Store store) {
    this.store = store;
    this.kms = store.kms();
    this.keys = new KmsKeyManager(store, "keys-it");
  }

  @Test
  void eachOfTheFourFormsNamesTheKey() {
    KmsKey key = keys.createKey("four forms");

    assertThat(key.arn()).startsWith("arn:aws:kms:" + store.region() + ":").endsWith(key.id());
    assertThat(key.aliasName()).startsWith("alias/s3a-harness-keys-it-").contains("-four-forms-");
    for (String form : new String[] {key.id(), key.arn(), key.aliasName(), key.aliasArn()}) {
      assertThat(kms.describeKey(r -> r.keyId(form)).keyMetadata().arn()).isEqualTo(key.arn());
    }
  }

  @Test
  void aKeyNamesTheRunThatMadeIt() {
    KmsKey key = keys.createKey("labels");

    assertThat(kms.describeKey(r -> r.keyId(key.id())).keyMetadata().description())
        .isEqualTo("s3a-encryption-harness, run keys-it: labels");
    assertThat(kms.listResourceTags(r -> r.keyId(key.id())).tags())
        .containsExactly(Tag.builder().tagKey("s3a-qualify-run").tagValue("keys-it").build());
  }

  @Test
  void aKeyOfTheRunGoesThroughItsWholeLifeCycle() {
    KmsKey key = keys.createKey("life");

    keys.disable(key);
    assertThat(stateOf(key)).isEqualTo(KeyState.DISABLED);
    keys.enable(key);
    assertThat(stateOf(key)).isEqualTo(KeyState.ENABLED);
    keys.scheduleDeletion(key, 7);
    assertThat(stateOf(key)).isEqualTo(KeyState.PENDING_DELETION);
    keys.cancelDeletion(key);
    assertThat(stateOf(key)).isEqualTo(KeyState.DISABLED);
  }

  @Test
  void whatARotatedKeyEncryptedBeforeStaysReadable() {
    KmsKey key = keys.createKey("rotation");
    SdkBytes before =
        kms.encrypt(r -> r.keyId(key.id()).plaintext(SdkBytes.fromUtf8String("x")))
            .ciphertextBlob();

    keys.rotate(key);

    assertThat(kms.decrypt(r -> r.ciphertextBlob(before)).plaintext().asUtf8String())
        .isEqualTo("x");
  }

  @Test
  void anAliasCanBeRetargetedAndDeleted() {
    KmsKey key = keys.createKey("first");
    KmsKey other = keys.createKey("second");

    keys.retargetAlias(key, other);
    assertThat(kms.describeKey(r -> r.keyId(key.aliasName())).keyMetadata().keyId())
        .isEqualTo(other.id());
    keys.deleteAlias(key);
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> kms.describeKey(r -> r.keyId(key.aliasName())));
  }

  @Test
  void materialCanBeBroughtAlongTakenAwayAndBroughtAgain() {
    byte[] material = new byte[KmsKeyManager.MATERIAL_BYTES];
    new SecureRandom().nextBytes(material);
    KmsKey key = keys.createKeyWithoutMaterial("own material");
    assertThat(keys.status(key))
        .isEqualTo(new KeyStatus("PendingImport", "EXTERNAL", Optional.empty()));

    keys.importMaterial(key, material);
    assertThat(keys.status(key).state()).isEqualTo("Enabled");
    SdkBytes before =
        kms.encrypt(r -> r.keyId(key.id()).plaintext(SdkBytes.fromUtf8String("x")))
            .ciphertextBlob();
    keys.deleteMaterial(key);
    assertThat(keys.status(key).state()).isEqualTo("PendingImport");
    keys.importMaterial(key, material);

    assertThat(kms.decrypt(r -> r.ciphertextBlob(before)).plaintext().asUtf8String())
        .isEqualTo("x");
  }

  @Test
  void everyOperationOnAKeyIsAmongThoseTriedOnAForeignKey() {
    long onKeys =
        Arrays.stream(KmsKeyManager.class.getMethods())
            .filter(method -> Arrays.asList(method.getParameterTypes()).contains(KmsKey.class))
            .mapToLong(
                method ->
                    Arrays.stream(method.getParameterTypes()).filter(KmsKey.class::equals).count())
            .sum();

    assertThat(operations()).hasSize(Math.toIntExact(onKeys));
  }

  /** Performs an operation on keys. */
  interface Operation {
    void on(KmsKeyManager keys, KmsKey foreign);
  }

  static Operation[] operations() {
    return new Operation[] {
      KmsKeyManager::disable,
      KmsKeyManager::enable,
      (keys, foreign) -> keys.scheduleDeletion(foreign, 7),
      KmsKeyManager::cancelDeletion,
      KmsKeyManager::rotate,
      KmsKeyManager::deleteAlias,
      KmsKeyManager::deleteMaterial,
      KmsKeyManager::status,
      (keys, foreign) -> keys.importMaterial(foreign, new byte[KmsKeyManager.MATERIAL_BYTES]),
      (keys, foreign) -> keys.retargetAlias(foreign, keys.createKey("ours")),
      (keys, foreign) -> keys.retargetAlias(keys.createKey("ours"), foreign),
    };
  }

  @ParameterizedTest
  @MethodSource("operations")
  void foreignKeyIsLeftAlone(Operation operation) {
    KmsKey foreign = new KmsKeyManager(store, "another").createKey("theirs");

    assertThatExceptionOfType(ForeignKeyException.class)
        .isThrownBy(() -> operation.on(keys, foreign))
        .withMessageContaining(foreign.arn());
    assertThat(stateOf(foreign)).isEqualTo(KeyState.ENABLED);
  }

  @Test
  void aliasOfAnotherKeyIsNotOursBecauseARecordSaysSo() {
    KmsKey ours = keys.createKey("ours");
    KmsKey forged = new KmsKey(ours.id(), ours.arn(), "alias/theirs", "arn");

    assertThatExceptionOfType(ForeignKeyException.class).isThrownBy(() -> keys.deleteAlias(forged));
  }

  @Test
  void closingRemovesKeysWhereTheStoreOutlivesTheRun() {
    KmsKeyManager outlived = new KmsKeyManager(store, "outlived", true);
    KmsKey enabled = outlived.createKey("enabled");
    KmsKey disabled = outlived.createKey("disabled");
    KmsKey pending = outlived.createKey("pending");
    KmsKey bare = outlived.createKey("bare");
    outlived.disable(disabled);
    outlived.scheduleDeletion(pending, 30);
    outlived.deleteAlias(bare);

    outlived.close();

    for (KmsKey key : new KmsKey[] {enabled, disabled, pending, bare}) {
      assertThat(stateOf(key)).isEqualTo(KeyState.PENDING_DELETION);
    }
    assertThat(kms.listAliasesPaginator().aliases().stream().map(AliasListEntry::aliasName))
        .noneMatch(alias -> alias.contains("outlived"));
  }

  @Test
  void closingLeavesKeysThatDieWithTheStore() {
    KmsKey key = keys.createKey("mortal");

    keys.close();

    assertThat(stateOf(key)).isEqualTo(KeyState.ENABLED);
  }

  private KeyState stateOf(KmsKey key) {
    return kms.describeKey(r -> r.keyId(key.id())).keyMetadata().keyState();
  }
}
