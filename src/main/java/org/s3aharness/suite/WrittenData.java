package org.s3aharness.suite;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.opentest4j.TestAbortedException;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.agent.S3AFailure;
import org.s3aharness.harness.Shape;
import org.s3aharness.harness.Testbed;

/** What one release wrote, for another to work on: a directory for everything that it will do. */
final class WrittenData {
  /** Nothing, less than a part, the most that fits into one request, and several parts. */
  static final List<Shape> SHAPES =
      List.of(Shape.EMPTY, Shape.SMALL, Shape.ONE_PART, Shape.TWO_PARTS);

  private static final List<String> SMALL_ONLY = List.of("overwrite", "mixed", "delete");

  private final S3AClient writer;
  private S3AClient reader;

  /**
   * Writes.
   *
   * @throws TestAbortedException when the release that should write does not: that is a matter of
   *     its own cases
   */
  WrittenData(Testbed testbed) throws IOException {
    try {
      writer = testbed.openWriter(Map.of());
      for (Shape shape : SHAPES) {
        writer.write("read/" + shape, shape.content());
      }
      writer.write("rename/" + Shape.SMALL, Shape.SMALL.content());
      writer.write("rename/" + Shape.TWO_PARTS, Shape.TWO_PARTS.content());
      for (String directory : SMALL_ONLY) {
        writer.write(directory + "/" + Shape.SMALL, Shape.SMALL.content());
      }
    } catch (S3AFailure refused) {
      throw new TestAbortedException(
          "release " + testbed.writerName() + " itself does not write: " + refused.getMessage());
    }
  }

  /** What is in directory {@code read}. */
  static Map<String, Content> toRead() {
    return SHAPES.stream().collect(Collectors.toMap(shape -> "read/" + shape, Shape::content));
  }

  /** The release that wrote. */
  Party writer(Testbed testbed) {
    return new Party(testbed.writerName(), writer, testbed.checks());
  }

  /** The one that works on it; opened once. */
  Party reader(Testbed testbed) throws IOException {
    if (reader == null) {
      reader = testbed.open();
    }
    return new Party(testbed.readerName(), reader, testbed.checks());
  }
}
