package org.s3aharness.suite.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.commons.io.function.IORunnable;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.suite.Attempts;
import org.s3aharness.wire.fault.FaultPlan;

/**
 * Judges what a person sees who may not use a KMS key: by every operation that needs it, with the
 * release's own retry settings.
 */
class UnusableKeySuite {
  private static final Content SMALL = FileSize.SMALL.content();
  private static final Content LARGE = FileSize.TWO_PARTS.content();

  @Behaviour(
      says =
          "Without a key that encrypts, every write is refused at once, the error names the key or"
              + " the permission, and nothing is stored",
      source = Source.AWS_KMS,
      section = "Troubleshooting permissions: access denied error messages; Key states")
  @EveryVariation(UnusableKey.Every.class)
  void keyThatMayNotEncryptIsNamed(Testbed testbed, UnusableKey key) throws IOException {
    try (S3AClient s3a = begin(testbed, key)) {
      FaultPlan refusing = key.refusing(UnusableKey.Use.ENCRYPT, testbed);
      testbed.faults().inject(refusing);
      Judge judge = new Judge(testbed, key, UnusableKey.Use.ENCRYPT);
      judge.refuses("a small file", () -> s3a.write("small", SMALL));
      judge.refuses("a file in parts", () -> s3a.write("large", LARGE));
      judge.refuses("a file from the local disk", () -> s3a.copyFromLocal(SMALL, "copied"));
      if (!key.isClientSide()) { // whose copies S3 makes without the key
        judge.refuses("a directory", () -> s3a.mkdirs("directory"));
        judge.refuses("a renamed file", () -> s3a.rename("old", "renamed"));
      }
      testbed.faults().end();
      judge.nothingChanged(s3a);
    }
  }

  @Behaviour(
      says =
          "Without a key that decrypts, reads, copies and multipart uploads are refused at once,"
              + " the error names the key or the permission, and nothing is lost",
      source = Source.AWS_S3,
      section = "Using SSE-KMS: Permissions; multipart upload and AWS KMS permissions")
  @EveryVariation(UnusableKey.Every.class)
  void keyThatMayNotDecryptIsNamed(Testbed testbed, UnusableKey key) throws IOException {
    try (S3AClient s3a = begin(testbed, key)) {
      testbed.faults().inject(key.refusing(UnusableKey.Use.DECRYPT, testbed));
      Judge judge = new Judge(testbed, key, UnusableKey.Use.DECRYPT);
      judge.refuses("a file that is read", () -> s3a.read("old"));
      if (!key.isClientSide()) { // whose copies S3 makes without the key
        judge.refuses("a renamed file", () -> s3a.rename("old", "renamed"));
        judge.refuses("a file in parts", () -> s3a.write("large", LARGE));
      }
      testbed.faults().end();
      judge.nothingChanged(s3a);
    }
  }

  /** Opens a filesystem under the mode, and writes a file while the key may still be used. */
  private static S3AClient begin(Testbed testbed, UnusableKey key) throws IOException {
    testbed.requirements().settings(key.settings());
    S3AClient s3a = testbed.openInstead(key.settings());
    s3a.write("old", SMALL);
    RefusingRecorder.sayThatItRefuses(testbed, "the key");
    return s3a;
  }

  /** Judges each operation of a case in the same way. */
  private record Judge(Testbed testbed, UnusableKey key, UnusableKey.Use use) {

    void refuses(String what, IORunnable operation) throws IOException {
      Attempts.during(
              testbed.wire(),
              () -> key.expected(use, testbed).judge(testbed.checks(), what, operation))
          .judgeNoRetries(what, testbed.checks());
    }

    void nothingChanged(S3AClient s3a) throws IOException {
      assertThat(testbed.store().keys(testbed.place(), ""))
          .as("what is stored")
          .containsExactly("old");
      assertThat(testbed.store().openUploads(testbed.place())).as("uploads left open").isEmpty();
      testbed.verifyAs("old", SMALL, key.encryption(testbed));
      testbed.verifyRead(s3a, "old", SMALL);
    }
  }
}
