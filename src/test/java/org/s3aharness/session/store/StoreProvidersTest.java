package org.s3aharness.session.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.s3aharness.encryption.UsageException;

class StoreProvidersTest {

  @Test
  void everyStoreIsFoundByItsName() {
    assertThat(StoreProviders.names())
        .containsExactly("localstack", "seaweedfs", "endpoint", "aws")
        .allSatisfy(name -> assertThat(StoreProviders.named(name).name()).isEqualTo(name));
  }

  @Test
  void upperAndLowerCaseDoNotMatter() {
    assertThat(StoreProviders.find("LocalStack")).containsInstanceOf(LocalStackProvider.class);
  }

  @Test
  void anUnknownStoreIsRefusedWithThoseThatThereAre() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> StoreProviders.named("minio"))
        .withMessage(
            "There is no store 'minio': choose one of localstack, seaweedfs, endpoint, aws.");
  }
}
