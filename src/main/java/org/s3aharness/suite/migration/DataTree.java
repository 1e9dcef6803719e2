package org.s3aharness.suite.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.store.Place;

/**
 * Writes and checks a directory tree to migrate: small files, an empty one, and two that need
 * several parts.
 */
final class DataTree {
  private final Map<String, Content> files = new LinkedHashMap<>();

  private DataTree(int directories, int smallInEach) {
    int seed = 1;
    for (int directory = 1; directory <= directories; directory++) {
      for (int file = 1; file <= smallInEach; file++) {
        put("dir" + directory + "/small" + file, Content.ofSize(seed * 1_000L).withSeed(seed));
        seed++;
      }
    }
    put("empty", Content.ofSize(0));
    put("dir1/two-parts", FileSize.TWO_PARTS.content().withSeed(seed));
    put("dir2/one-part-and-one", FileSize.ONE_PART_AND_ONE.content().withSeed(seed + 1));
  }

  /** Returns a tree for a copy, of which some files are left when it is half done. */
  static DataTree toCopy() {
    return new DataTree(2, 3);
  }

  /**
   * Returns a tree for a rename, which copies ten files at a time, so that some are left when it is
   * half done.
   */
  static DataTree toRename() {
    return new DataTree(3, 4);
  }

  private void put(String file, Content content) {
    files.put(file, content);
  }

  /** Returns the number of files. */
  int size() {
    return files.size();
  }

  /** Writes all files. */
  void write(S3AClient s3a, String root) throws IOException {
    for (Map.Entry<String, Content> file : files.entrySet()) {
      s3a.write(root + "/" + file.getKey(), file.getValue());
    }
  }

  /**
   * Judges each file by the store's report and its stored bytes, and that there is nothing else.
   */
  void verify(Testbed testbed, Place at, String root, Encryption asked) {
    files.forEach(
        (file, content) -> testbed.objects().verifyAt(at, root + "/" + file, content, asked));
    verifyNothingElse(testbed, at, root);
  }

  /**
   * Judges the files in the case's own place.
   *
   * @param atRest the encryption that the store should report
   */
  void verify(Testbed testbed, String root, Encryption asked, Encryption atRest) {
    files.forEach(
        (file, content) -> testbed.objects().verify(root + "/" + file, content, asked, atRest));
    verifyNothingElse(testbed, testbed.place(), root);
  }

  private void verifyNothingElse(Testbed testbed, Place at, String root) {
    assertThat(testbed.store().files(at, root + "/"))
        .as("objects below %s", root)
        .hasSize(files.size());
  }

  /** Returns, in words, how the files are encrypted when nobody asked for an encryption. */
  String seenEncryption(Testbed testbed, Place at, String root) {
    return files.keySet().stream()
        .map(file -> testbed.objects().seenEncryption(at, root + "/" + file, Encryption.NONE))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /** Reads each file through S3A. */
  void verifyRead(Testbed testbed, S3AClient s3a, String root) throws IOException {
    for (Map.Entry<String, Content> file : files.entrySet()) {
      testbed.verifyRead(s3a, root + "/" + file.getKey(), file.getValue());
    }
  }

  /** Returns the number of files below a root. */
  int count(Testbed testbed, Place at, String root) {
    return present(testbed, at, root).size();
  }

  /** Returns the files that are below a root. */
  List<String> present(Testbed testbed, Place at, String root) {
    List<String> keys = testbed.store().keys(at, root + "/");
    return files.keySet().stream().filter(file -> keys.contains(root + "/" + file)).toList();
  }
}
