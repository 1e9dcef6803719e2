package org.s3aharness.configuration;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.s3aharness.encryption.EncryptionSettings;

/**
 * The credential provider whose access key S3A signs with in a bucket, which is the first one of
 * the bucket's list that finds credentials (S3A's authentication.md).
 *
 * @param name of its class, without package
 * @param keys whose access key it gives
 * @param accessKey the id; empty for those that STS issues, and for anonymous access
 */
public record SigningProvider(String name, Keys keys, Optional<String> accessKey) {
  private static final String ACCESS_KEY = "fs.s3a.access.key";
  private static final String SECRET_KEY = "fs.s3a.secret.key";
  private static final String SESSION_TOKEN = "fs.s3a.session.token";
  private static final String TOKEN_BINDING = "fs.s3a.delegation.token.binding";
  private static final String PROFILE_NAME = "fs.s3a.auth.profile.name";
  private static final String PROFILE_FILE = "fs.s3a.auth.profile.file";

  /** The providers that S3A asks where no setting names any (S3A's authentication.md). */
  private static final List<String> BY_DEFAULT =
      List.of("TemporaryAWSCredentialsProvider", "SimpleAWSCredentialsProvider");

  /** Which access keys a provider gives. */
  public enum Keys {
    /** None: requests are not signed. */
    NONE,
    /** One that is known when the filesystem is opened. */
    ONE,
    /** Those that STS issues. */
    ISSUED
  }

  /**
   * Returns the provider of a bucket.
   *
   * @param given the access keys that the run gives to S3A
   * @return empty if nobody can tell, because of a class that is not Hadoop's or the SDK's, a
   *     delegation token, or a profile in a file of the user's
   */
  public static Optional<SigningProvider> of(BucketSettings bucket, AccessKeys given) {
    return answer(bucket, given).flatMap(Answer::found);
  }

  /**
   * Says whether none of the bucket's providers finds credentials, so that S3A does not open the
   * bucket.
   */
  public static boolean findsNone(BucketSettings bucket, AccessKeys given) {
    return answer(bucket, given).filter(answer -> answer.found().isEmpty()).isPresent();
  }

  /** Returns what the bucket's providers together answer; empty if nobody can tell. */
  private static Optional<Answer> answer(BucketSettings bucket, AccessKeys given) {
    if (bucket.get(TOKEN_BINDING).isPresent()) {
      return Optional.empty();
    }
    List<String> chain =
        bucket
            .get(NamedProvider.PROVIDERS)
            .map(names -> Stream.of(names.split("[\\s,]+")).map(SigningProvider::known).toList())
            .orElse(BY_DEFAULT);
    return chain.stream()
        .map(provider -> answer(provider, bucket, given))
        .filter(answer -> answer.map(Answer::found).map(Optional::isPresent).orElse(true))
        .findFirst()
        .orElse(Answer.none());
  }

  /** Returns the simple name of a class of Hadoop's or the SDK's; empty for any other. */
  private static String known(String className) {
    boolean isKnown =
        Stream.of(
                "org.apache.hadoop.fs.s3a.", "com.amazonaws.auth.", "software.amazon.awssdk.auth.")
            .anyMatch(className::startsWith);
    return isKnown ? className.substring(className.lastIndexOf('.') + 1) : "";
  }

  /** What a provider answers: credentials, or none. */
  private record Answer(Optional<SigningProvider> found) {
    static Optional<Answer> none() {
      return Optional.of(new Answer(Optional.empty()));
    }

    static Optional<Answer> of(String provider, Keys keys, Optional<String> id) {
      return Optional.of(new Answer(Optional.of(new SigningProvider(provider, keys, id))));
    }

    static Optional<Answer> one(String provider, Optional<String> id) {
      return id.flatMap(key -> of(provider, Keys.ONE, id));
    }
  }

  /** Returns what a provider answers; empty if nobody can tell. */
  private static Optional<Answer> answer(String provider, BucketSettings bucket, AccessKeys given) {
    return switch (provider) {
      case "AnonymousAWSCredentialsProvider", "AnonymousCredentialsProvider" ->
          Answer.of(provider, Keys.NONE, Optional.empty());
      case "TemporaryAWSCredentialsProvider" ->
          secret(bucket, SESSION_TOKEN).isPresent()
              ? configured(provider, bucket, given)
              : Answer.none();
      case "SimpleAWSCredentialsProvider" -> configured(provider, bucket, given);
      case "EnvironmentVariableCredentialsProvider",
          "DefaultCredentialsProvider",
          "DefaultAWSCredentialsProviderChain" ->
          Answer.one(provider, given.of(AccessKeys.STORE));
      // Hadoop's own and the SDK's wrapper ask a container first, where there is one.
      case "IAMInstanceCredentialsProvider", "EC2ContainerCredentialsProviderWrapper" ->
          Answer.one(
              provider, given.of(AccessKeys.CONTAINER).or(() -> given.of(AccessKeys.INSTANCE)));
      case "InstanceProfileCredentialsProvider" ->
          Answer.one(provider, given.of(AccessKeys.INSTANCE));
      case "ContainerCredentialsProvider" -> Answer.one(provider, given.of(AccessKeys.CONTAINER));
      case "ProfileAWSCredentialsProvider" ->
          bucket.get(PROFILE_FILE).isPresent()
              ? Optional.empty()
              : Answer.one(
                  provider,
                  given.of(AccessKeys.ofProfile(bucket.get(PROFILE_NAME).orElse("default"))));
      case "ProfileCredentialsProvider" -> Answer.one(provider, given.of(AccessKeys.PROFILE));
      case "AssumedRoleCredentialProvider",
          "WebIdentityTokenFileCredentialsProvider",
          "WebIdentityTokenCredentialsProvider" ->
          Answer.of(provider, Keys.ISSUED, Optional.empty());
      default -> Optional.empty();
    };
  }

  private static Optional<Answer> configured(
      String provider, BucketSettings bucket, AccessKeys given) {
    boolean isComplete =
        secret(bucket, ACCESS_KEY).isPresent() && secret(bucket, SECRET_KEY).isPresent();
    return isComplete
        ? Answer.one(provider, secret(bucket, ACCESS_KEY))
        : Answer.one(provider, given.of(AccessKeys.STORE));
  }

  private static Optional<String> secret(BucketSettings bucket, String name) {
    return EncryptionSettings.of(bucket.settings(), bucket.bucket()).secret(name);
  }
}
