package org.s3aharness.release.resolve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.s3aharness.release.Release;
import org.s3aharness.release.jars.Jar;
import org.s3aharness.release.jars.JarDifference;
import org.s3aharness.release.jars.Links;
import org.s3aharness.release.jars.MissingLink;

/** Checks that S3A and its libraries still find each other's classes after a change of jars. */
final class LinkCheck {
  private static final List<String> PACKAGES =
      List.of("software/amazon/", "com/amazonaws/", "org/apache/hadoop/");
  private static final Set<String> BUNDLES =
      Set.of(Libraries.SDK_V1_BUNDLE, Libraries.SDK_V2_BUNDLE);

  private LinkCheck() {}

  /** Returns what S3A, Amazon's clients or an added jar need and lack, and did not lack before. */
  static List<MissingLink> newlyMissing(List<Path> before, List<Path> after, List<Path> put)
      throws IOException {
    List<Path> users = new ArrayList<>();
    for (Path entry : after) {
      if (usesOthers(Jar.of(entry), put)) {
        users.add(entry);
      }
    }
    List<Path> usersBefore = new ArrayList<>();
    for (Path entry : before) {
      if (usesOthers(Jar.of(entry), put)) {
        usersBefore.add(entry);
      }
    }
    Set<String> lackedBefore =
        Links.missing(before, usersBefore, PACKAGES).stream()
            .map(MissingLink::what)
            .collect(Collectors.toSet());
    return Links.missing(after, users, PACKAGES).stream()
        .filter(each -> !lackedBefore.contains(each.what()))
        .toList();
  }

  /** Says whether a jar uses classes of others. A bundle has everything that it needs inside. */
  private static boolean usesOthers(Jar jar, List<Path> put) {
    if (BUNDLES.contains(jar.library())) {
      return false;
    }
    return put.contains(jar.file())
        || jar.isOf(Libraries.HADOOP_AWS)
        || jar.artifact().filter(a -> a.group().startsWith("software.amazon.")).isPresent();
  }

  /** Says which jar needs a class, and which of the added jars lack it. */
  static String sentence(
      String where, Release base, MissingLink missing, List<JarDifference> changes) {
    String changed =
        changes.stream().map(JarDifference::toString).collect(Collectors.joining(", "));
    return ("%s on %s: %s needs %s, which no jar contains any more (%s): S3A would not start."
            + " Give a version that has it.")
        .formatted(where, base.name(), missing.user().getFileName(), missing.what(), changed);
  }
}
