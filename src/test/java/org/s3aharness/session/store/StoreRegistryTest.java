package org.s3aharness.session.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.s3aharness.encryption.UsageException;

class StoreRegistryTest {

  @Test
  void everyStoreIsFoundByItsName() {
    assertThat(StoreRegistry.names())
        .containsExactly("localstack", "seaweedfs", "endpoint", "aws")
        .allSatisfy(name -> assertThat(StoreRegistry.named(name).name()).isEqualTo(name));
  }

  @Test
  void upperAndLowerCaseDoNotMatter() {
    assertThat(StoreRegistry.find("LocalStack")).containsInstanceOf(LocalStackProvider.class);
  }

  @Test
  void anUnknownStoreIsRefusedWithThoseThatThereAre() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> StoreRegistry.named("minio"))
        .withMessage(
            "There is no store 'minio': choose one of localstack, seaweedfs, endpoint, aws.");
  }
}
