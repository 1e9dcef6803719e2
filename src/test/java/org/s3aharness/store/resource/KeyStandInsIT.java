package org.s3aharness.store.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.SharedLocalStack;
import org.s3aharness.store.Store;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;

/** Keys under names that were chosen elsewhere, on a LocalStack. */
@ExtendWith(SharedLocalStack.class)
class KeyStandInsIT {
  private static final String ID = "1234abcd-12ab-34cd-56ef-1234567890ab";
  private static final String REPLICATED = "mrk-1234abcd12ab34cd56ef1234567890ab";

  private final Store store;
  private final KeyStandIns standIns;

  KeyStandInsIT(Store store) {
    this.store = store;
    this.standIns = new KeyStandIns(store, "standins");
  }

  @Test
  void aKeyHasTheArnThatItIsNamedBy() {
    KmsKey key = onlyOne("123456789012", "eu-central-1", ID);

    assertThat(key.arn()).isEqualTo("arn:aws:kms:eu-central-1:123456789012:key/" + ID);
    assertThatItWorks("eu-central-1", key.arn());
  }

  @Test
  void aMultiRegionKeyHasTheArnThatItIsNamedBy() {
    KmsKey key = onlyOne("210987654321", "eu-west-1", REPLICATED);

    assertThat(key.arn()).isEqualTo("arn:aws:kms:eu-west-1:210987654321:key/" + REPLICATED);
    assertThatItWorks("eu-west-1", key.arn());
  }

  @Test
  void anAliasLeadsToAKeyOfItsAccountAndRegion() {
    KmsKey key = onlyOne("123456789012", "us-west-2", "alias/team/lake");

    assertThat(key.aliasArn()).isEqualTo("arn:aws:kms:us-west-2:123456789012:alias/team/lake");
    assertThatItWorks("us-west-2", key.aliasArn());
  }

  @Test
  void aKeyIsMadeOnceInEachAccount() {
    List<String> accounts = List.of("000000000000", "111111111111");

    assertThat(standIns.make(accounts, "eu-north-1", ID)).hasSize(2);
    assertThat(standIns.make(accounts, "eu-north-1", ID)).isEmpty();
  }

  private KmsKey onlyOne(String account, String region, String id) {
    List<KmsKey> made = standIns.make(List.of(account), region, id);
    assertThat(made).hasSize(1);
    return made.get(0);
  }

  /** Checks this from another account, too: by an ARN keys are shared. */
  private void assertThatItWorks(String region, String name) {
    KmsClient other = store.kms("999999999999", region).orElseThrow();
    assertThat(other.generateDataKey(r -> r.keyId(name).keySpec(DataKeySpec.AES_256)).plaintext())
        .isNotNull();
  }
}
