package org.s3aharness.upgrade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.s3aharness.harness.verdict.Grade;

/**
 * Describes in words what a finding breaks. The operation that fails first in a user's day comes
 * first.
 */
public final class Breakage {
  /** The behaviour in which a release renames what another wrote. */
  private static final String RENAMED = "cross-release/renamed-files-stay-readable";

  private static final String TOKEN = "cross-release/token-of-one-serves-a-worker-of-the-other";

  /** Says what is refused, by suite or behaviour, in the order in which users meet it. */
  private static final Map<String, String> REFUSED = new LinkedHashMap<>();

  static {
    REFUSED.put(
        TOKEN,
        "jobs fail if their client and workers have different releases: delegation tokens"
            + " do not work across releases");
    REFUSED.put("setting", "filesystems cannot be opened, or accept no files");
    REFUSED.put("put", "new files cannot be written");
    REFUSED.put("read", "files cannot be read");
    REFUSED.put("cross-release", "files of the other release are refused");
    REFUSED.put("rename", "files cannot be renamed");
    REFUSED.put("listing", "directories cannot be listed or deleted");
    REFUSED.put("committer", "jobs cannot commit");
    REFUSED.put("delegation-token", "jobs with delegation tokens fail");
    REFUSED.put("access", "readers with other settings fail");
    REFUSED.put("invalid-setting", "wrong settings are refused differently");
  }

  private Breakage() {}

  /** Returns what breaks, without a release, such as {@code new files are not written}. */
  public static String of(Finding finding) {
    return switch (finding.grade()) {
      case EXPOSED ->
          isPlaintext(finding)
              ? isOfRenamed(finding)
                  ? "renamed files stay plaintext"
                  : "files are written as plaintext"
              : seen(finding, "wire:host")
                  ? "requests go to a host that is not the store's"
                  : "no encryption is asked for";
      case CORRUPT ->
          is(finding, "listing") || seen(finding, "s3a:length")
              ? "lengths are wrong, without an error"
              : "files are read incorrectly, without an error";
      case UNREADABLE ->
          is(finding, "cross-release")
              ? "files of the other release cannot be read"
              : "files cannot be read";
      case REFUSED -> refused(finding);
      case WEAKER ->
          is(finding, "rename")
              ? "renamed files are not encrypted as asked"
              : "files are not encrypted as asked";
      case DIFFERENT -> "requests, headers or messages differ";
    };
  }

  /**
   * Returns what a release does to data, such as {@code 3.4.1 writes plaintext}. Plaintext that is
   * only renamed was written by the other release.
   */
  public static String by(Finding finding) {
    boolean isPlaintext = finding.grade() == Grade.EXPOSED && isPlaintext(finding);
    if (isPlaintext && finding.behaviours().stream().allMatch(RENAMED::equals)) {
      return "%s leaves as plaintext what %s wrote as such".formatted(finding.to(), finding.from());
    }
    return finding.to()
        + (isPlaintext && !isOfRenamed(finding) ? " writes plaintext" : ": " + of(finding));
  }

  private static String refused(Finding finding) {
    List<String> operations = new ArrayList<>();
    REFUSED.forEach(
        (where, what) -> {
          boolean isIt =
              finding.behaviours().stream()
                  .anyMatch(
                      behaviour ->
                          behaviour.equals(where)
                              || behaviour.startsWith(where + "/") && !behaviour.equals(TOKEN));
          if (isIt) {
            operations.add(what);
          }
        });
    return operations.isEmpty() ? "something is refused" : operations.get(0);
  }

  private static boolean isOfRenamed(Finding finding) {
    return finding.behaviours().stream()
        .allMatch(each -> each.startsWith("rename/") || each.equals(RENAMED));
  }

  private static boolean isPlaintext(Finding finding) {
    return finding.evidence().stream()
        .anyMatch(e -> e.check().startsWith("bytes:") || e.check().equals("wire:plaintext"));
  }

  private static boolean seen(Finding finding, String check) {
    return finding.evidence().stream().anyMatch(e -> e.check().equalsIgnoreCase(check));
  }

  private static boolean is(Finding finding, String suite) {
    return finding.behaviours().stream().allMatch(each -> each.startsWith(suite + "/"));
  }
}
