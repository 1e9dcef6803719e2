package org.s3aharness.store.expectation;

import java.util.List;
import java.util.stream.Stream;

/** Lists everything that a store can be tried for, by subject. */
public final class StoreExpectations {
  private static final List<Expectation> ALL =
      Stream.of(
              SseS3Expectations.all(),
              SseKmsExpectations.all(),
              KmsKeyExpectations.all(),
              DsseExpectations.all(),
              SseCExpectations.all(),
              SseCUploadExpectations.all(),
              BucketDefaultExpectations.all(),
              CopyExpectations.all(),
              UploadExpectations.all(),
              WriteExpectations.all(),
              PolicyExpectations.all(),
              AtRestExpectations.all())
          .flatMap(List::stream)
          .toList();

  private StoreExpectations() {}

  /** Returns all expectations, those of one subject next to each other. */
  public static List<Expectation> all() {
    return ALL;
  }
}
