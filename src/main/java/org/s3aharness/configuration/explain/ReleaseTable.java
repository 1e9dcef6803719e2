package org.s3aharness.configuration.explain;

import java.util.ArrayList;
import java.util.List;
import org.s3aharness.release.ReleaseFeatures;

/**
 * Says what every release of the table does with a bucket's settings. Releases that do the same
 * share a line.
 */
final class ReleaseTable {
  private ReleaseTable() {}

  static List<ReleaseLine> lines(BothReadings settings, String bucket) {
    List<ReleaseFeatures> table = ReleaseFeatures.table();
    List<ReleaseLine> lines = new ArrayList<>();
    int first = 0;
    ReleaseVerdict current = ReleaseVerdict.of(settings, bucket, table.get(0));
    for (int i = 1; i <= table.size(); i++) {
      ReleaseVerdict next =
          i < table.size() ? ReleaseVerdict.of(settings, bucket, table.get(i)) : null;
      if (!current.equals(next)) {
        lines.add(new ReleaseLine(range(table, first, i), current.says(), current.isWrong()));
        first = i;
        current = next;
      }
    }
    return lines;
  }

  private static String range(List<ReleaseFeatures> table, int first, int next) {
    if (next == table.size()) {
      return first == 0 ? "every release" : "from " + table.get(first).version() + " on";
    }
    String before = "before " + table.get(next).version();
    return first == 0 ? before : "from " + table.get(first).version() + ", " + before;
  }
}
