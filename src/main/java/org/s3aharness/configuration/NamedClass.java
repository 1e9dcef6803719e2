package org.s3aharness.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.s3aharness.encryption.ConfigurationFile.Location;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.Mode;
import org.s3aharness.encryption.Settings;
import org.s3aharness.release.S3AProperties;

/**
 * A class that a configuration names and that S3A, or a job that commits to it, loads by this name.
 *
 * @param className as it stands in the configuration
 * @param property the name of the property, which may be a per-bucket one
 * @param general the name of the property without the bucket
 * @param origin where the property is written; empty where it comes from no file
 */
record NamedClass(String className, String property, String general, Optional<Location> origin) {
  private static final String MAPPING = "fs.s3a.aws.credentials.provider.mapping";

  private static final String KEYRING = "fs.s3a.encryption.cse.custom.keyring.class.name";

  /** The properties that name classes, each with the form of its value. */
  private static final Map<String, Function<String, Stream<String>>> PROPERTIES =
      Map.ofEntries(
          Map.entry(NamedProvider.PROVIDERS, NamedClass::list),
          Map.entry(NamedProvider.OF_ASSUMED_ROLE, NamedClass::list),
          Map.entry("fs.s3a.audit.execution.interceptors", NamedClass::list),
          Map.entry("fs.s3a.audit.request.handlers", NamedClass::list),
          Map.entry(KEYRING, NamedClass::list),
          Map.entry("fs.s3a.custom.signers", NamedClass::signers),
          Map.entry("fs.s3a.impl", NamedClass::list),
          Map.entry("fs.AbstractFileSystem.s3a.impl", NamedClass::list),
          Map.entry("fs.s3a.s3.client.factory.impl", NamedClass::list),
          Map.entry("fs.s3a.delegation.token.binding", NamedClass::list),
          Map.entry("fs.s3a.audit.service.classname", NamedClass::list),
          Map.entry("fs.s3a.http.signer.class", NamedClass::list),
          Map.entry("fs.s3a.input.stream.custom.factory", NamedClass::list),
          Map.entry("mapreduce.outputcommitter.factory.class", NamedClass::list),
          Map.entry("mapreduce.outputcommitter.factory.scheme.s3a", NamedClass::list));

  /** Returns every class that the settings name, for all buckets or for one. */
  static List<NamedClass> of(Settings settings) {
    Map<String, String> mapping = mapping(settings);
    List<NamedClass> found = new ArrayList<>();
    for (String property : settings.names().stream().sorted().toList()) {
      String general =
          S3AProperties.perBucket(property, Set.of())
              .map(S3AProperties.PerBucket::general)
              .orElse(property);
      boolean isUsed = !general.equals(KEYRING) || asksForKeyring(settings);
      if (PROPERTIES.containsKey(general) && isUsed) {
        settings.get(property).stream()
            .flatMap(PROPERTIES.get(general))
            .filter(name -> !name.isBlank())
            .map(name -> mapping.getOrDefault(name, name))
            .map(name -> new NamedClass(name, property, general, settings.origin(property)))
            .forEach(found::add);
      }
    }
    return found;
  }

  private static boolean asksForKeyring(Settings settings) {
    return settings.names().stream()
        .filter(name -> name.endsWith(EncryptionSettings.ALGORITHM.substring("fs.s3a".length())))
        .anyMatch(
            name ->
                settings.get(name).flatMap(Mode::ofSetting).equals(Optional.of(Mode.CSE_CUSTOM)));
  }

  private static Stream<String> list(String value) {
    return Stream.of(value.split("[\\s,]+"));
  }

  /** Splits a list of signers, each {@code NAME}, {@code NAME:CLASS} or with a third part. */
  private static Stream<String> signers(String value) {
    return list(value).map(each -> each.split(":")).filter(p -> p.length > 1).map(p -> p[1]);
  }

  /** Returns the names of providers that the user has S3A replace (3.4.2 and newer). */
  private static Map<String, String> mapping(Settings settings) {
    return settings.get(MAPPING).stream()
        .flatMap(NamedClass::list)
        .map(each -> each.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, second) -> second));
  }

  /** Says whether it is a credential provider. */
  boolean isProvider() {
    return general.equals(NamedProvider.PROVIDERS) || general.equals(NamedProvider.OF_ASSUMED_ROLE);
  }
}
