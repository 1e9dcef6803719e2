package org.s3aharness.suite.clientside;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.commons.io.IOUtils;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.FileState;
import org.s3aharness.agent.Fingerprint;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.plan.Variation;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.store.resource.OlderEncryptionClient.Version;
import org.s3aharness.suite.JudgedClient;
import org.s3aharness.suite.ModeAndKey;
import org.s3aharness.suite.RetrySettings;

/**
 * Judges how data looks that the encryption clients of AWS SDK v1 have left in a bucket. The
 * harness encrypts it itself; that it does so as those clients do is seen with releases that have
 * them.
 */
class OlderClientSuite {
  private static final Content CONTENT = FileSize.SMALL.content();
  private static final String FILE = "data/file";

  /** A client, and where it stores the material that decrypts an object. */
  record OlderData(String name, Version version, boolean instructionFile) implements Variation {
    private static final List<OlderData> OF_V2 =
        List.of(
            new OlderData("v2", Version.V2, false),
            new OlderData("v2-with-instruction-file", Version.V2, true));

    /** Lists what the client does that S3A itself has used. */
    static final class OfV2 implements Listing {
      @Override
      public List<OlderData> all() {
        return OF_V2;
      }
    }

    /** Lists what every older client does. */
    static final class Every implements Listing {
      @Override
      public List<OlderData> all() {
        return List.of(
            OF_V2.get(0),
            OF_V2.get(1),
            new OlderData("v1", Version.V1, false),
            new OlderData("v1-with-instruction-file", Version.V1, true),
            new OlderData("v1-authenticated", Version.V1_AUTHENTICATED, false));
      }
    }
  }

  @Behaviour(
      says = "What version 2 of the encryption client has encrypted is listed and read",
      source = Source.HADOOP_COMPATIBILITY,
      section = "User-Level File Formats")
  @EveryVariation(OlderData.OfV2.class)
  void dataOfVersionTwoIsRead(Testbed testbed, OlderData data) throws IOException {
    testbed.requirements().settings(ModeAndKey.CSE_KMS_KEY1.settings());
    judge(testbed, data, ModeAndKey.CSE_KMS_KEY1.settings());
  }

  @Behaviour(
      says =
          "With compatibility with version 1, what older clients have encrypted is listed with the"
              + " length of its content, and read",
      source = Source.HADOOP_ENCRYPTION,
      section = "Amazon S3 Client Side Encryption: " + Compatibility.PROPERTY)
  @EveryVariation(OlderData.Every.class)
  void compatibilityReadsOlderData(Testbed testbed, OlderData data) throws IOException {
    Compatibility.require(testbed);
    judge(testbed, data, Compatibility.settings());
  }

  private static void judge(Testbed testbed, OlderData data, Map<String, String> settings)
      throws IOException {
    byte[] ciphertext =
        testbed
            .olderClient()
            .put(
                testbed.place(),
                FILE,
                IOUtils.toByteArray(CONTENT.stream()),
                data.version(),
                testbed.keys().variable("s3aharness.kms.key1.arn"),
                data.instructionFile());
    Fingerprint stored = Fingerprint.of(ciphertext);
    testbed.judgeEnd("listing and reading", () -> look(testbed, settings, stored));
  }

  /** Looks at the file through every input stream that the release has. */
  private static void look(Testbed testbed, Map<String, String> settings, Fingerprint stored)
      throws IOException {
    for (String stream : new TreeSet<>(testbed.settings().inputStreams())) {
      Map<String, String> all = new HashMap<>(RetrySettings.SHORT); // refused reads are retried
      all.putAll(testbed.settings().inputStream(stream));
      all.putAll(settings);
      try (S3AClient s3a = testbed.openInstead(all)) {
        JudgedClient judged = JudgedClient.of(testbed, s3a);
        judged.looks("status", () -> length(testbed, "status", s3a.status(FILE)));
        judged.looks(
            "listing",
            () -> {
              for (FileState listed : s3a.list("data", false)) {
                if (listed.path().equals(FILE)) {
                  length(testbed, "listing", listed);
                }
                testbed.checks().observed("length of " + listed.path(), "" + listed.length());
              }
            });
        String reading = "reading with the " + stream + " stream";
        judged.looks(reading, () -> content(testbed, reading, s3a.read(FILE), stored));
      }
    }
  }

  private static void content(
      Testbed testbed, String where, Fingerprint read, Fingerprint ciphertext) {
    String observed =
        read.equals(ciphertext) ? "ciphertext" : read.length() == 0 ? "nothing" : read.toString();
    testbed
        .checks()
        .equal(
            Witness.S3A,
            "content",
            Grade.CORRUPT,
            where,
            "what was written",
            read.equals(CONTENT.fingerprint()) ? "what was written" : observed);
  }

  private static void length(Testbed testbed, String where, FileState file) {
    testbed
        .checks()
        .equal(
            Witness.S3A,
            "length",
            Grade.CORRUPT,
            where + " of " + FILE,
            CONTENT.size(),
            file.length());
  }
}
