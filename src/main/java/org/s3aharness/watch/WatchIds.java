package org.s3aharness.watch;

import java.util.Optional;
import org.s3aharness.harness.verdict.CaseId;

/** Makes the ids of a watched job's results, such as {@code watch/put-object/op_create[data/]}. */
final class WatchIds {
  private static final String SUITE = "watch";

  private WatchIds() {}

  /** Returns the id of a group's result. */
  static CaseId of(JudgedThing.Name name, String release) {
    return of(
        name.what(), Optional.of(name.operation()), name.bucket() + "/" + name.path(), release);
  }

  /** Returns the id of a result about a place, or about the whole job. */
  static CaseId of(String what, Optional<String> operation, String place, String release) {
    return new CaseId(
        SUITE,
        what,
        operation.filter(name -> !name.isEmpty()).map(WatchIds::plain),
        plain(place),
        release);
  }

  /** Returns a text without brackets, which have a meaning in ids. */
  private static String plain(String text) {
    return text.replace('[', '(').replace(']', ')');
  }
}
