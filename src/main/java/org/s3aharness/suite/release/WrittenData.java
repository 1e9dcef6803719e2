package org.s3aharness.suite.release;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.opentest4j.TestAbortedException;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.agent.S3AFailure;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.suite.JudgedClient;

/**
 * The data that one release wrote for another to work on, with a directory for each thing that it
 * will do.
 */
final class WrittenData {
  /**
   * The file sizes: nothing, less than a part, the most that fits into one request, and several
   * parts.
   */
  static final List<FileSize> SIZES =
      List.of(FileSize.EMPTY, FileSize.SMALL, FileSize.ONE_PART, FileSize.TWO_PARTS);

  /** The sizes of the files in each directory. */
  private static final Map<String, List<FileSize>> FILES =
      Map.of(
          "read", SIZES,
          "rename", List.of(FileSize.SMALL, FileSize.TWO_PARTS),
          "overwrite", List.of(FileSize.SMALL),
          "mixed", List.of(FileSize.SMALL),
          "delete", List.of(FileSize.SMALL));

  private final Set<String> written = new HashSet<>();
  private S3AClient writer;
  private S3AClient reader;

  /**
   * Writes the files of a directory, unless they are there already.
   *
   * @throws TestAbortedException when the release that should write fails to, which its own cases
   *     judge
   */
  void write(Testbed testbed, String directory) throws IOException {
    try {
      if (writer == null) {
        writer = testbed.openWriter(Map.of());
      }
      if (written.add(directory)) {
        for (FileSize size : FILES.get(directory)) {
          writer.write(directory + "/" + size, size.content());
        }
      }
    } catch (S3AFailure refused) {
      written.remove(directory);
      throw new TestAbortedException(
          "release "
              + testbed.releases().writer().name()
              + " itself does not write: "
              + refused.getMessage());
    }
  }

  /** Returns the files in the directory {@code read}. */
  static Map<String, Content> toRead() {
    return SIZES.stream().collect(Collectors.toMap(size -> "read/" + size, FileSize::content));
  }

  /** Returns the release that wrote the data. */
  JudgedClient writer(Testbed testbed) {
    return new JudgedClient(testbed.releases().writer().name(), writer, testbed.checks());
  }

  /** Returns the release that works on the data; its filesystem is opened once. */
  JudgedClient reader(Testbed testbed) throws IOException {
    if (reader == null) {
      reader = testbed.open();
    }
    return JudgedClient.of(testbed, reader);
  }
}
