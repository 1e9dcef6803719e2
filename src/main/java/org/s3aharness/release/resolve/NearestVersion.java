package org.s3aharness.release.resolve;

import java.lang.module.ModuleDescriptor.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds a replacement for a version that is not served. */
final class NearestVersion {
  private static final int AROUND = 3;

  private NearestVersion() {}

  /**
   * Returns the next patch of the same minor version, or else the last one before it; empty if
   * there is neither.
   *
   * @param versions in any order
   */
  static Optional<String> to(String wanted, List<String> versions) {
    String minor = wanted.substring(0, wanted.lastIndexOf('.') + 1);
    List<Version> sameMinor =
        versions.stream()
            .filter(each -> each.startsWith(minor))
            .map(Version::parse)
            .sorted()
            .toList();
    Version target = Version.parse(wanted);
    return sameMinor.stream()
        .filter(each -> each.compareTo(target) >= 0)
        .findFirst()
        .or(
            () ->
                sameMinor.stream()
                    .filter(each -> each.compareTo(target) < 0)
                    .max(Comparator.naturalOrder()))
        .map(Version::toString);
  }

  /**
   * Returns up to three served versions before and three after the wanted one, oldest first.
   *
   * @param versions in any order
   */
  static List<String> around(String wanted, List<String> versions) {
    Version target = Version.parse(wanted);
    List<Version> sorted = versions.stream().map(Version::parse).sorted().toList();
    int next = (int) sorted.stream().filter(each -> each.compareTo(target) < 0).count();
    return sorted
        .subList(Math.max(0, next - AROUND), Math.min(sorted.size(), next + AROUND))
        .stream()
        .map(Version::toString)
        .toList();
  }
}
