package org.s3aharness.suite.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.function.IORunnable;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.plan.Variation;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.suite.Attempts;
import org.s3aharness.suite.JudgedClient;
import org.s3aharness.suite.ModeAndKey;
import org.s3aharness.suite.ModeVariation;
import org.s3aharness.suite.Refusal;

/**
 * Judges what a person meets in a bucket whose policy mandates an encryption: what is written as
 * the policy demands, in parts too, and what is written otherwise.
 */
class MandatedEncryptionSuite {
  private static final Content SMALL = FileSize.SMALL.content();
  private static final Content LARGE = FileSize.TWO_PARTS.content();
  private static final String CHECKSUMS = "fs.s3a.create.checksum.algorithm";

  private static final Refusal DENIED =
      Refusal.withAnswer(403, "AccessDenied")
          .withTranslation("java.nio.file.AccessDeniedException");

  /** A policy, and the settings of a client that works in its bucket. */
  record Client(Mandate mandate, ModeAndKey setting) implements Variation {

    /** Lists clients that do as the policies demand. */
    static final class Obeying implements Listing {
      @Override
      public List<Client> all() {
        return Arrays.stream(Mandate.values())
            .map(mandate -> new Client(mandate, mandate.demanded()))
            .toList();
      }
    }

    /** Lists clients that encrypt in another way, or not at all. */
    static final class Disobeying implements Listing {
      @Override
      public List<Client> all() {
        return Arrays.stream(Mandate.values())
            .flatMap(
                mandate ->
                    Stream.of(mandate.another(), ModeAndKey.NONE)
                        .map(setting -> new Client(mandate, setting)))
            .toList();
      }
    }

    @Override
    public String name() {
      String demanded = mandate.name().toLowerCase(Locale.ROOT).replace('_', '-');
      return setting == mandate.demanded() ? demanded : demanded + "-not-" + setting.label();
    }

    Encryption encryption(Testbed testbed) {
      return setting.encryption(testbed.keys());
    }
  }

  @Behaviour(
      says =
          "A client that encrypts as the bucket's policy demands can put, copy and rename files, and"
              + " make directories",
      source = Source.HADOOP_ENCRYPTION,
      section = "Mandate encryption through policies")
  @EveryVariation(Client.Obeying.class)
  void demandedEncryptionIsTaken(Testbed testbed, Client client) throws IOException {
    try (S3AClient s3a = begin(testbed, client)) {
      testbed.faults().inject(client.mandate().enforced(testbed));
      s3a.write("small", SMALL);
      s3a.copyFromLocal(SMALL, "copied");
      s3a.mkdirs("directory");
      assertThat(s3a.rename("small", "directory/renamed")).as("rename").isTrue();
      testbed.verifyRead(s3a, "directory/renamed", SMALL);
    }
    testbed.verifyAs("directory/renamed", SMALL, client.encryption(testbed));
    testbed.verifyAs("copied", SMALL, client.encryption(testbed));
  }

  @Behaviour(
      says = "A client that encrypts as the bucket's policy demands can upload files in parts",
      source = Source.AWS_S3,
      section =
          "API CompleteMultipartUpload: the customer's key is required if your bucket policy"
              + " requires the use of SSE-C")
  @EveryVariation(Client.Obeying.class)
  void demandedEncryptionIsTakenInParts(Testbed testbed, Client client) throws IOException {
    judgeInParts(testbed, client, Map.of());
  }

  @Behaviour(
      says = "With checksums, a client can upload files in parts where a policy demands SSE-C",
      source = Source.AWS_S3,
      section = "API CompleteMultipartUpload")
  @EveryVariation(WithChecksums.class)
  void customerKeysAreTakenInPartsWithChecksums(Testbed testbed, Client client) throws IOException {
    testbed.settings().requireRead(CHECKSUMS);
    judgeInParts(testbed, client, Map.of(CHECKSUMS, "SHA256"));
  }

  /** Lists the client whose completion carries a key. */
  static final class WithChecksums implements Variation.Listing {
    @Override
    public List<Client> all() {
      return List.of(new Client(Mandate.SSE_C, ModeAndKey.SSE_C_KEY1));
    }
  }

  private static void judgeInParts(Testbed testbed, Client client, Map<String, String> more)
      throws IOException {
    try (S3AClient s3a = begin(testbed, client, more)) {
      testbed.faults().inject(client.mandate().enforced(testbed));
      JudgedClient judged = JudgedClient.of(testbed, s3a);
      if (judged.does("an upload in parts", () -> s3a.write("large", LARGE))) {
        testbed.verifyRead(s3a, "large", LARGE);
        testbed.verifyAs("large", LARGE, client.encryption(testbed));
      } else {
        assertThat(testbed.store().keys(testbed.place(), "")).as("what is stored").isEmpty();
      }
    }
    assertThat(testbed.store().openUploads(testbed.place())).as("uploads left open").isEmpty();
  }

  @Behaviour(
      says =
          "What is not encrypted as the bucket's policy demands is refused at once, by an error that"
              + " names the file and the policy, and nothing is stored",
      source = Source.HADOOP_TROUBLESHOOTING,
      section = "Authentication and Authorization Failures: AccessDeniedException")
  @EveryVariation(Client.Disobeying.class)
  void anotherEncryptionIsRefusedAtOnce(Testbed testbed, Client client) throws IOException {
    try (S3AClient s3a = begin(testbed, client)) {
      s3a.write("old", SMALL);
      testbed.faults().inject(client.mandate().enforced(testbed));
      refused(testbed, "small", () -> s3a.write("small", SMALL));
      refused(testbed, "large", () -> s3a.write("large", LARGE));
      refused(testbed, "copied", () -> s3a.copyFromLocal(SMALL, "copied"));
      refused(testbed, "directory/", () -> s3a.mkdirs("directory"));
      if (client.setting() != ModeAndKey.NONE) { // which may name the encryption of the source
        refused(testbed, "renamed", () -> s3a.rename("old", "renamed"));
      }
      testbed.verifyRead(s3a, "old", SMALL);
    }
    assertThat(testbed.store().keys(testbed.place(), ""))
        .as("what is stored")
        .containsExactly("old");
    assertThat(testbed.store().openUploads(testbed.place())).as("uploads left open").isEmpty();
  }

  private static void refused(Testbed testbed, String key, IORunnable operation)
      throws IOException {
    String named = Mandate.refusalOf(testbed.place().bucket(), testbed.place().key(key));
    Attempts.during(
            testbed.wire(), () -> DENIED.withNaming(named).judge(testbed.checks(), key, operation))
        .judgeNoRetries(key, testbed.checks());
  }

  private static S3AClient begin(Testbed testbed, Client client) throws IOException {
    return begin(testbed, client, Map.of());
  }

  private static S3AClient begin(Testbed testbed, Client client, Map<String, String> more)
      throws IOException {
    RefusingRecorder.sayThatItRefuses(testbed, "what the policy forbids");
    return new ModeVariation(client.setting()).open(testbed, more);
  }
}
