package org.s3aharness.release.resolve;

import eu.maveniverse.maven.mima.context.ContextOverrides;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.util.UserCache;

/**
 * The Maven repositories in addition to those of the user's settings, where release candidates and
 * snapshots are. What they serve is kept apart from the user's own local repository, since two
 * candidates of one version have the same coordinates.
 */
public final class MavenRepositories {
  /** Stands for no repositories in addition to those of the user's settings. */
  public static final MavenRepositories OF_SETTINGS = new MavenRepositories(List.of());

  private static final Pattern GIVEN = Pattern.compile("(?:([\\w.-]+)::)?((?:https?|file):.+)");

  private final List<RemoteRepository> more;

  private MavenRepositories(List<RemoteRepository> more) {
    this.more = List.copyOf(more);
  }

  /**
   * Reads repositories as a user gives them.
   *
   * @param given each a URL, or {@code ID::URL} with the id under which {@code settings.xml} has
   *     its credentials
   * @throws ReleaseException naming the one that is not a URL
   */
  public static MavenRepositories of(List<String> given) throws ReleaseException {
    List<RemoteRepository> repositories = new ArrayList<>();
    for (String each : given) {
      Matcher matcher = GIVEN.matcher(each);
      if (!matcher.matches()) {
        throw ReleaseException.request(
            "--repository %s: give a URL such as https://repository.example.com/staging, or ID::URL with the id of a server in settings.xml."
                .formatted(each));
      }
      String url = matcher.group(2);
      if (url.matches("https?://[^/]*@.*")) {
        throw ReleaseException.request(
            "--repository: leave the credentials out of the URL; put them into"
                + " settings.xml under an id, and give ID::URL.");
      }
      String id = Optional.ofNullable(matcher.group(1)).orElseGet(() -> "repository-" + hash(url));
      repositories.add(
          new RemoteRepository.Builder(id, "default", url)
              .setReleasePolicy(policy(RepositoryPolicy.UPDATE_POLICY_DAILY))
              .setSnapshotPolicy(policy(RepositoryPolicy.UPDATE_POLICY_ALWAYS))
              .build());
    }
    return new MavenRepositories(repositories);
  }

  private static RepositoryPolicy policy(String update) {
    return new RepositoryPolicy(/* enabled= */ true, update, RepositoryPolicy.CHECKSUM_POLICY_FAIL);
  }

  private static String hash(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString().substring(0, 8);
  }

  /** Says whether there are only the repositories of the settings. */
  boolean areOfSettings() {
    return more.isEmpty();
  }

  /** Returns a part of a file's name that stands for these repositories. */
  String key() {
    return hash(more.stream().map(RemoteRepository::getUrl).toList().toString());
  }

  /** Returns the repositories' addresses, without credentials. */
  List<String> urls() {
    return more.stream().map(RemoteRepository::getUrl).toList();
  }

  /** Opens Maven's resolver, which asks these repositories before those of the settings. */
  MavenSession open(Consumer<String> progress) {
    return open(progress, ContextOverrides.create());
  }

  /** Opens Maven's resolver with more of Maven's settings overridden. */
  MavenSession open(Consumer<String> progress, ContextOverrides.Builder overrides) {
    if (more.isEmpty()) {
      return MavenSession.open(progress, overrides);
    }
    Path apart = UserCache.directory().resolve("repositories").resolve(key());
    // Given repositories take the place of Central, which Maven would ask by itself.
    List<RemoteRepository> all =
        Stream.concat(more.stream(), Stream.of(ContextOverrides.CENTRAL)).toList();
    return MavenSession.open(progress, overrides.repositories(all)).keepingApart(apart);
  }
}
