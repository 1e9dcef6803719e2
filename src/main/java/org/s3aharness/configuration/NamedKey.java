package org.s3aharness.configuration;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.s3aharness.encryption.ConfigurationFile.Location;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.Mode;
import org.s3aharness.encryption.Settings;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.release.S3AProperties;

/**
 * A KMS key by one of the names that S3 takes (AWS KMS Developer Guide, "Key identifiers"), or,
 * where the endpoint is not AWS's, by whatever name the store gives it.
 *
 * @param text the name as it is configured
 * @param region the region that an ARN carries; for other names the bucket's, where it is known
 * @param account the account that an ARN carries; empty for other names
 * @param id the id of the key, or {@code alias/NAME}
 * @param isOfClient whether the client itself uses it, with its own credentials
 * @param origin where it is written; empty where it comes from a credential store
 */
public record NamedKey(
    String text,
    Optional<String> region,
    Optional<String> account,
    String id,
    boolean isOfClient,
    Optional<Location> origin) {
  private static final String ANY_BUCKET = "any-bucket";

  private static final Set<Mode> OF_KMS = Set.of(Mode.SSE_KMS, Mode.DSSE_KMS, Mode.CSE_KMS);

  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws[a-z-]*:kms:(?<region>[a-z0-9-]+):(?<account>\\d{12}):(?:key/(?<id>[^:/]+)|(?<alias>alias/[^:]+))");

  private static final Pattern ID =
      Pattern.compile(
          "mrk-[0-9a-f]{32}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

  private static final Pattern ALIAS = Pattern.compile("alias/[A-Za-z0-9/_-]+");

  /**
   * The form of a key's name on other stores, which name keys as they like: Ceph with Vault or
   * Barbican is one.
   */
  private static final Pattern OF_ANOTHER_STORE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  /** The prefix of AWS's own aliases, which nobody else can create. */
  private static final String OF_AWS = "alias/aws/";

  /**
   * Reads a name.
   *
   * @return empty where the text is not a name of a key
   */
  public static Optional<NamedKey> parse(String text) {
    Matcher arn = ARN.matcher(text);
    NamedKey key =
        arn.matches()
            ? new NamedKey(
                text,
                Optional.of(arn.group("region")),
                Optional.of(arn.group("account")),
                arn.group("id") == null ? arn.group("alias") : arn.group("id"),
                false,
                Optional.empty())
            : new NamedKey(text, Optional.empty(), Optional.empty(), text, false, Optional.empty());
    boolean named = key.isAlias() ? ALIAS.matcher(key.id).matches() : ID.matcher(key.id).matches();
    return Optional.of(key).filter(none -> named);
  }

  /**
   * Returns the keys that settings name for all buckets or for one, and for the buckets' own
   * default encryption. AWS's own keys are left out, and so are those that refer to a run's
   * variables.
   *
   * @throws UsageException when a name has no form that KMS accepts, or the settings name a
   *     credential store that cannot be read
   */
  public static List<NamedKey> of(Settings settings) {
    Set<String> buckets = new LinkedHashSet<>(Set.of(ANY_BUCKET));
    settings.names().stream()
        .sorted()
        .flatMap(name -> S3AProperties.perBucket(name, Set.of()).stream())
        .map(S3AProperties.PerBucket::bucket)
        .forEach(buckets::add);
    Map<String, NamedKey> keys = new LinkedHashMap<>();
    for (String bucket : buckets) {
      Stream.concat(
              Stream.of(EncryptionSettings.asked(settings, bucket)),
              EncryptionSettings.bucketDefault(settings).stream())
          .filter(asked -> OF_KMS.contains(asked.mode()))
          .forEach(
              asked ->
                  asked
                      .key()
                      .filter(key -> !key.contains("${") && !key.contains(OF_AWS))
                      .map(key -> known(asked, settings, bucket))
                      .ifPresent(key -> keys.putIfAbsent(key.text + key.region, key)));
    }
    return List.copyOf(keys.values());
  }

  private static NamedKey known(Encryption asked, Settings settings, String bucket) {
    BucketSettings ofBucket = new BucketSettings(settings, bucket);
    String property = ofBucket.nameOf(EncryptionSettings.KEY);
    Optional<Location> origin = settings.origin(property);
    String name = asked.key().orElseThrow();
    return parse(name, asked.mode(), ofBucket)
        .map(
            key ->
                new NamedKey(
                    key.text,
                    key.region.or(ofBucket::region),
                    key.account,
                    key.id,
                    asked.mode().isClientSide(),
                    origin))
        .orElseThrow(
            () ->
                new UsageException(
                    "%s%s: no KMS key can have this name: give the key's ARN, its id, or alias/NAME."
                        .formatted(property, origin.map(at -> " (" + at + ")").orElse(""))));
  }

  /**
   * Reads the name of a bucket's key.
   *
   * @return empty where neither KMS nor, if the bucket's endpoint is not AWS's, any other store has
   *     keys of such names
   */
  public static Optional<NamedKey> parse(String name, Mode mode, BucketSettings bucket) {
    return parse(name).or(() -> ofAnotherStore(name, mode, bucket));
  }

  private static Optional<NamedKey> ofAnotherStore(String name, Mode mode, BucketSettings bucket) {
    boolean isElsewhere = bucket.endpoint().filter(endpoint -> !endpoint.isOfAws()).isPresent();
    return isElsewhere && !mode.isClientSide() && OF_ANOTHER_STORE.matcher(name).matches()
        ? Optional.of(
            new NamedKey(name, Optional.empty(), Optional.empty(), name, false, Optional.empty()))
        : Optional.empty();
  }

  /** Says whether it is an alias and not a key itself. */
  public boolean isAlias() {
    return id.startsWith("alias/");
  }

  @Override
  public String toString() {
    return text + origin.map(at -> " (" + at + ")").orElse("");
  }
}
