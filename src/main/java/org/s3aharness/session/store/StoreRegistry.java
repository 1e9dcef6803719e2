package org.s3aharness.session.store;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import org.s3aharness.encryption.UsageException;

/** Finds the providers of stores. */
public final class StoreRegistry {
  private static final List<StoreProvider> ALL =
      ServiceLoader.load(StoreProvider.class, StoreProvider.class.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .toList();

  private StoreRegistry() {}

  /** Returns the names of all providers. */
  public static List<String> names() {
    return ALL.stream().map(StoreProvider::name).toList();
  }

  /** Returns the provider with this name, in upper or lower case; empty if there is none. */
  public static Optional<StoreProvider> find(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return ALL.stream().filter(provider -> provider.name().equals(lower)).findFirst();
  }

  /**
   * Returns the provider with this name, in upper or lower case.
   *
   * @throws UsageException if there is none; the message lists the names that exist
   */
  public static StoreProvider named(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new UsageException(
                    "There is no store '%s': choose one of %s."
                        .formatted(name, String.join(", ", names()))));
  }
}
