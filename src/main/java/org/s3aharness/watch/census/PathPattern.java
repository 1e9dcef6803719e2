package org.s3aharness.watch.census;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reduces keys to coarse paths, so that millions of keys have a few hundred: a key's first
 * directories, without whatever differs from one run of a job to the next.
 */
public final class PathPattern {
  private static final int DEPTH = 3;

  /** Matches numbers, dates, and the identifiers of jobs, attempts and writes. */
  private static final Pattern VARIABLE =
      Pattern.compile(
          "[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}"
              + "|(?:application|job|task|attempt|appattempt)_[0-9_mr]+"
              + "|\\d[\\d_:.-]*");

  private PathPattern() {}

  /**
   * Returns the directory of a key.
   *
   * @param key without leading slash; may be empty
   * @return empty, or directories that each end with a slash, such as {@code
   *     warehouse/orders/day=*}{@code /}
   */
  public static String of(String key) {
    List<String> directories = new ArrayList<>();
    String rest = key;
    for (int slash = rest.indexOf('/');
        slash >= 0 && directories.size() < DEPTH;
        slash = rest.indexOf('/')) {
      directories.add(general(rest.substring(0, slash)));
      rest = rest.substring(slash + 1);
    }
    return directories.isEmpty() ? "" : String.join("/", directories) + "/";
  }

  private static String general(String directory) {
    int equals = directory.indexOf('=');
    return equals > 0
        ? directory.substring(0, equals) + "=*"
        : VARIABLE.matcher(directory).replaceAll("*");
  }
}
