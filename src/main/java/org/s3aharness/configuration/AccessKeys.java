package org.s3aharness.configuration;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Holds the ids of the access keys that a run gives to S3A, by where S3A finds them. Their text
 * form shows none of them.
 *
 * @param bySource such as {@link #STORE} or {@code profile analytics}
 */
public record AccessKeys(Map<String, String> bySource) {
  /** The access key that owns the run's buckets, which the agents' environment holds. */
  public static final String STORE = "the store's owner";

  /** The access key of an instance's role. */
  public static final String INSTANCE = "the instance's role";

  /** The access key of a container's role. */
  public static final String CONTAINER = "the container's role";

  /** The access key of the profile that the agents' environment names, or of the default one. */
  public static final String PROFILE = "the environment's profile";

  /** Copies the map. */
  public AccessKeys {
    bySource = Map.copyOf(bySource);
  }

  /** Returns the source of the access key in a profile of {@code ~/.aws/credentials}. */
  public static String ofProfile(String name) {
    return "profile " + name;
  }

  /** Returns the id of the access key of a source; empty if it has none. */
  public Optional<String> of(String source) {
    return Optional.ofNullable(bySource.get(source));
  }

  /** Returns these access keys and one more. */
  public AccessKeys with(String source, String id) {
    Map<String, String> more = new HashMap<>(bySource);
    more.put(source, id);
    return new AccessKeys(more);
  }

  /** Returns the source of an access key; empty if the run has not given it to S3A. */
  public Optional<String> sourceOf(String id) {
    return bySource.entrySet().stream()
        .filter(each -> each.getValue().equals(id))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst();
  }

  @Override
  public String toString() {
    return bySource.keySet().toString();
  }
}
