package org.s3aharness.suite.change;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.function.IORunnable;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.store.ObjectSnapshot;
import org.s3aharness.store.ability.Ability;
import org.s3aharness.suite.ExpectedRead;
import org.s3aharness.suite.Refusal;

/** Holds old data, a change, and a filesystem that is opened again after the change. */
final class ChangedData {
  static final Content OLD = Content.ofSize(1000);
  static final Content NEW = Content.ofSize(2000).withSeed(2);

  private static final String UNTOUCHED = "as written";

  private static final List<String> COMPARED =
      List.of("stays", "within", "into", "out", "appended");
  private static final List<String> DIRECTORIES =
      Stream.concat(COMPARED.stream(), Stream.of("overwritten", "mixed", "deleted")).toList();

  private final Change.Setup before;
  private final Change.Setup after;
  private final Map<String, ObjectSnapshot> asWritten = new HashMap<>();
  private final String oldEncryption;
  private final S3AClient s3a;

  /**
   * Writes a file {@code old} to each directory, makes the change, and opens the filesystem again.
   */
  ChangedData(Testbed testbed, Change change) throws IOException {
    before = change.before(testbed);
    try (S3AClient writer = testbed.openInstead(before.settings())) {
      writer.mkdirs("into");
      for (String directory : DIRECTORIES) {
        writer.write(directory + "/old", OLD);
      }
    }
    for (String directory : COMPARED) {
      String key = directory + "/old";
      asWritten.put(key, testbed.objects().snapshot(key, before.asked()));
    }
    oldEncryption = testbed.objects().seenEncryption("stays/old", before.asked());
    after = change.after(testbed);
    s3a = testbed.openInstead(after.settings());
  }

  /** Returns the filesystem after the change; the testbed closes it. */
  S3AClient s3a() {
    return s3a;
  }

  /** Returns, in words, how the old data was encrypted when it was written. */
  String oldEncryption() {
    return oldEncryption;
  }

  /** Returns the encryption that was asked for when the old data was written. */
  Encryption oldAsked() {
    return before.asked();
  }

  /** Returns the encryption that is asked for when new data is written. */
  Encryption newAsked() {
    return after.asked();
  }

  /** Returns what is documented about reading the old data now. */
  ExpectedRead readingOld() {
    return ExpectedRead.of(before.asked(), after.asked());
  }

  /** Returns what is documented about reading old data after a rename, which is a copy in S3. */
  private ExpectedRead readingRenamed() {
    boolean stillClientSide =
        before.asked().mode().isClientSide() && !after.asked().mode().isClientSide();
    return stillClientSide ? ExpectedRead.CIPHERTEXT : ExpectedRead.CONTENT;
  }

  /**
   * Says whether old data cannot be renamed: "this does not work for SSE-C" (encryption.md, "Use
   * rename() to encrypt files with new keys").
   */
  private boolean renamingIsRefused() {
    return (before.asked().mode() == Mode.SSE_C || after.asked().mode() == Mode.SSE_C)
        && readingOld().refusal().isPresent();
  }

  /**
   * Returns the length that a listing must report, which client-side encryption lowers by 16 bytes.
   */
  long listedLength(Content content, Encryption written) {
    return content.size()
        + (written.mode().isClientSide() ? ExpectedRead.GCM_TAG : 0)
        - (after.asked().mode().isClientSide() ? ExpectedRead.GCM_TAG : 0);
  }

  /** Judges that an old object is unchanged, header for header and byte for byte. */
  void verifyUntouched(Testbed testbed, String key) {
    ObjectSnapshot then = asWritten.get(key);
    ObjectSnapshot now = testbed.objects().snapshot(key, before.asked());
    CheckList checks = testbed.checks();
    String where = key + " before and after the change: ";
    checks.equal(
        Witness.STORE,
        "untouched-headers",
        where + "headers",
        UNTOUCHED,
        words(then.changesOfHeaders(now)));
    checks.equal(
        Witness.BYTES,
        "untouched-bytes",
        where + "bytes",
        UNTOUCHED,
        words(then.changeOfBytes(now)));
  }

  private static String words(String changes) {
    return changes.isEmpty() ? UNTOUCHED : changes;
  }

  /** Requires that the store refuses operations on the old data that S3 refuses. */
  void requireRefusals(Testbed testbed) {
    if (readingOld() == ExpectedRead.BAD_REQUEST && after.asked().mode() == Mode.SSE_C) {
      testbed.requirements().ability(Ability.REFUSES_CUSTOMER_KEY_ELSEWHERE);
    }
  }

  /** Makes S3A do something that must fail as reading does, and judges that it did no harm. */
  void refuses(Testbed testbed, String what, String old, IORunnable operation) throws IOException {
    Refusal refusal = readingOld().refusal().orElseThrow();
    if (refusal.judge(testbed.checks(), what, operation).isPresent()) {
      verifyUntouched(testbed, old);
    }
  }

  /** Judges an old object where it was written. */
  void verifyOld(Testbed testbed, String key) {
    testbed.objects().verify(key, OLD, before.asked(), before.atRest());
  }

  /** Judges an object written after the change. */
  void verifyNew(Testbed testbed, String key, Content content) {
    testbed.objects().verify(key, content, after.asked(), after.atRest());
    testbed.checks().observed("new data", testbed.objects().seenEncryption(key, after.asked()));
  }

  /** Judges a file with the new content that was written after the change, and reads it. */
  void verifyNewFile(Testbed testbed, String key) throws IOException {
    verifyNew(testbed, key, NEW);
    testbed.verifyRead(s3a, key, NEW);
  }

  /** Renames a file {@code …/old}, or a directory that holds it, and judges the result. */
  void rename(Testbed testbed, String from, String to) throws IOException {
    boolean isFile = from.endsWith("/old");
    if (renamingIsRefused()) {
      requireRefusals(testbed);
      refuses(testbed, "renaming is", isFile ? from : from + "/old", () -> s3a.rename(from, to));
    } else {
      testbed
          .checks()
          .equal(Witness.S3A, "rename", "rename of " + from, true, s3a.rename(from, to));
      verifyRenamed(testbed, isFile ? to : to + "/old");
    }
  }

  /**
   * Judges old data that was renamed after the change (by the documentation: "If you want to
   * encrypt an unencrypted file, or change the SSE-KMS key of a file … With rename()").
   */
  private void verifyRenamed(Testbed testbed, String key) throws IOException {
    testbed.checks().observed("renamed data", testbed.objects().seenEncryption(key, after.asked()));
    Encryption asked = readingRenamed() == ExpectedRead.CIPHERTEXT ? before.asked() : after.asked();
    // The document says nothing about a copy for which the client asks for no server-side
    // encryption.
    boolean asSource =
        !after.asked().mode().isServerSideWithStoredKey()
            && testbed.objects().isCopyWithEncryption(key);
    testbed.objects().verify(key, OLD, asked, asSource ? before.atRest() : after.atRest());
    readingRenamed().judge(testbed.checks(), "renamed data is", OLD, () -> s3a.read(key));
  }
}
