package org.s3aharness.release.resolve;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.s3aharness.release.ReleaseException;

/** Lists the versions of a library that the repositories of the user's settings serve. */
public final class ServedVersions {
  private static final Pattern RELEASED = Pattern.compile("\\d+(\\.\\d+)+");

  private ServedVersions() {}

  /**
   * Returns the versions of a library that are served, from one to a later one, oldest first;
   * previews and snapshots between them are left out.
   *
   * @param library {@code group:name}
   * @param progress receives lines for a person while this takes its time, on any thread
   * @throws ReleaseException when a version is not served, or the first is later than the last
   */
  public static List<String> between(
      String library, String first, String last, Consumer<String> progress)
      throws ReleaseException {
    try (MavenSession maven = MavenRepositories.OF_SETTINGS.open(progress)) {
      List<String> all = maven.versions(library);
      for (String each : List.of(first, last)) {
        if (!all.contains(each)) {
          throw ReleaseException.request(
              "There is no %s:%s at %s; there are %s."
                  .formatted(
                      library,
                      each,
                      String.join(", ", maven.repositoryUrls()),
                      String.join(", ", all)));
        }
      }
      if (all.indexOf(first) >= all.indexOf(last)) {
        throw ReleaseException.request(
            "%s is not older than %s: give the older version with --good, and the newer one with --bad."
                .formatted(first, last));
      }
      return all.subList(all.indexOf(first), all.indexOf(last) + 1).stream()
          .filter(
              each -> each.equals(first) || each.equals(last) || RELEASED.matcher(each).matches())
          .toList();
    } catch (VersionRangeResolutionException e) {
      throw new ReleaseException(
          ReleaseException.Kind.INFRASTRUCTURE,
          "The versions of " + library + " cannot be looked up: " + e.getMessage() + ".",
          e);
    }
  }
}
