package org.s3aharness.store;

import java.net.URI;
import org.s3aharness.store.connect.StoreClients;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Plain clients of a LocalStack, for who looks at what is there. The caller closes them. */
public final class TestClients {
  private TestClients() {}

  /**
   * @param account number of an account of the LocalStack's
   */
  public static S3Client s3(URI endpoint, String region, String account) {
    return of(region, account).s3(endpoint);
  }

  /** Returns such a client of KMS. */
  public static KmsClient kms(URI endpoint, String region, String account) {
    return of(region, account).kms(endpoint);
  }

  private static StoreClients of(String region, String account) {
    return new StoreClients(region, StoreCredentials.of(account, "s"), new RequestCount());
  }
}
