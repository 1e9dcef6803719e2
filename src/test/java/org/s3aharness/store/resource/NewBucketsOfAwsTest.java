package org.s3aharness.store.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.s3aharness.store.Store;
import org.s3aharness.store.connect.EndpointStore;
import org.s3aharness.store.connect.PretendStore;

/** New buckets of AWS block SSE-C, which those of a run have to take. */
class NewBucketsOfAwsTest {
  private PretendStore server;
  private EndpointStore store;

  @BeforeEach
  void start() throws IOException {
    server = new PretendStore();
    store = server.connected();
  }

  @AfterEach
  void stop() {
    store.close();
    server.close();
  }

  @Test
  void allowSseC() {
    try (Buckets buckets = new Buckets(likeAws(), "r1")) {
      buckets.createBucket("x");

      assertThat(server.bodyOf("PUT /x-r1-1?encryption"))
          .contains("<BlockedEncryptionTypes><EncryptionType>NONE</EncryptionType>")
          .contains("<SSEAlgorithm>AES256</SSEAlgorithm>");
    }
  }

  @Test
  void goOnToAllowItUnderAnotherDefault() {
    try (Buckets buckets = new Buckets(likeAws(), "r1")) {
      String bucket = buckets.createBucket("x");
      buckets.encryptByDefault(bucket, "aws:kms", "a-key");

      assertThat(server.bodyOf("PUT /x-r1-1?encryption"))
          .contains("<EncryptionType>NONE</EncryptionType>")
          .contains("<KMSMasterKeyID>a-key</KMSMasterKeyID>");
    }
  }

  @Test
  void areMadeAnywayIfThatIsRefused() {
    server.answering("PUT /x-r1-1?encryption", PretendStore.Answer.error(403, "AccessDenied"));
    try (Buckets buckets = new Buckets(likeAws(), "r1")) {
      assertThat(buckets.createBucket("x")).isEqualTo("x-r1-1");
      buckets.createBucket("x");

      assertThat(server.asked()).doesNotContain("PUT /x-r1-2?encryption");
    }
  }

  @Test
  void ofOtherStoresAreLeftAsTheyAre() {
    try (Buckets buckets = new Buckets(store, "r1")) {
      buckets.createBucket("x");

      assertThat(server.asked()).noneMatch(request -> request.contains("encryption"));
    }
  }

  private Store likeAws() {
    return (Store)
        Proxy.newProxyInstance(
            Store.class.getClassLoader(),
            new Class<?>[] {Store.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("blocksCustomerKeys")) {
                return true;
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
