package org.s3aharness.merge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.s3aharness.encryption.Profile;
import org.s3aharness.encryption.ProfileDirectory;
import org.s3aharness.harness.plan.Extent;
import org.s3aharness.harness.plan.Selection;
import org.s3aharness.harness.plan.Shard;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CasePattern;
import org.s3aharness.report.Invocation;
import org.s3aharness.util.Installation;

/**
 * Says which cases runs were asked for, by the options that they share. Other cases in a baseline
 * have not vanished.
 */
public final class RequestedCases {
  private final Selection cases;
  private final Set<String> selectedProfiles;
  private final Set<String> allProfiles;

  /**
   * Reads the options of runs.
   *
   * @param profiles the names of the profiles that the runs had
   */
  public RequestedCases(Invocation invocation, Collection<String> profiles) {
    this.cases =
        new Selection(
            List.of(),
            invocation.values("--suite"),
            invocation.values("--case").stream().map(CasePattern::of).toList(),
            invocation.values("--scenario").stream().findFirst(),
            Shard.ALL,
            extent(invocation),
            /* onlyProfiles= */ false);
    this.selectedProfiles = new TreeSet<>(profiles);
    this.allProfiles = new TreeSet<>(profiles);
    Path directory =
        invocation.values("--profiles").stream()
            .findFirst()
            .map(Path::of)
            .orElse(Installation.profiles());
    if (Files.isDirectory(directory)) {
      ProfileDirectory.load(directory).stream().map(Profile::name).forEach(allProfiles::add);
    }
  }

  /** Returns how much of all cases the runs were asked for. */
  static Extent extent(Invocation invocation) {
    List<String> arguments = invocation.arguments();
    if (arguments.contains("--quick")) {
      return Extent.QUICK;
    }
    if (arguments.contains("--full")) {
      return Extent.FULL;
    }
    boolean ofBuckets =
        Stream.of("--hadoop-conf", "--own-bucket")
                .anyMatch(has -> !invocation.values(has).isEmpty())
            && invocation.values("--profile").isEmpty()
            && invocation.values("--profiles").isEmpty();
    boolean chosen = invocation.command().equals("upgrade") && !arguments.contains("--every-suite");
    if (ofBuckets && chosen) {
      return Extent.BUCKETS;
    }
    boolean named =
        Stream.of("--profiles", "--profile", "--suite", "--case")
            .anyMatch(has -> !invocation.values(has).isEmpty());
    return named ? Extent.NAMED : Extent.DEFAULT;
  }

  /** Returns the releases of an upgrade as its user named them, in the same order. */
  public static List<String> releases(Invocation invocation) {
    return Stream.of("--from", "--to", "--all", "--path")
        .flatMap(option -> invocation.values(option).stream())
        .flatMap(names -> Stream.of(names.split(",")))
        .toList();
  }

  /** Says whether the releases of an upgrade are successive steps of one upgrade. */
  public static boolean isPath(Invocation invocation) {
    return !invocation.values("--path").isEmpty();
  }

  /** Says whether a case was asked for, provided that it exists. */
  public boolean includes(CaseId id) {
    boolean ofProfile = allProfiles.contains(id.profile());
    return cases.includes(id) && (!ofProfile || selectedProfiles.contains(id.profile()));
  }
}
