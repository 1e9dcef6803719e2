package org.s3aharness.store.connect;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.s3aharness.store.RequestCount;
import org.s3aharness.store.StoreCredentials;
import org.s3aharness.store.StoreInfo;
import org.s3aharness.store.StoreInfo.AtRest;
import org.s3aharness.store.StoreUnavailableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * AWS, or what replaces it where {@code AWS_ENDPOINT_URL} or a similar setting leads elsewhere,
 * such as to a LocalStack.
 */
public final class AwsStore extends EndpointStore {
  private final AwsLogin login;
  private final boolean aws;
  private final String account;

  private AwsStore(
      StoreInfo info,
      EndpointOptions at,
      AwsLogin login,
      boolean aws,
      String account,
      StoreClients clients,
      RequestCount requests) {
    super(info, at, clients, requests);
    this.login = login;
    this.aws = aws;
    this.account = account;
  }

  /**
   * Connects, and asks whose the credentials are. This creates nothing on AWS.
   *
   * @param login is closed with the store, or at once if the connection fails
   * @throws StoreUnavailableException if AWS does not answer, or refuses these credentials
   */
  public static AwsStore of(AwsLogin login) {
    try {
      return connected(login);
    } catch (StoreUnavailableException unavailable) {
      login.close();
      throw unavailable;
    }
  }

  private static AwsStore connected(AwsLogin login) {
    Optional<URI> elsewhere = login.s3Elsewhere();
    EndpointOptions at = login.endpoints(elsewhere);
    boolean aws = elsewhere.isEmpty();
    RequestCount requests = new RequestCount();
    StoreClients clients = new StoreClients(at.region(), login.provider(), requests);
    String account = account(at, clients);
    String server = serverAt(at.s3(), clients);
    StoreInfo info = aws ? info("aws", "unknown", AtRest.NOT_VISIBLE) : recognised(at.s3(), server);
    boolean awsNames = aws || info.isLocalStack();
    return new AwsStore(info, at.withAwsNames(awsNames), login, aws, account, clients, requests);
  }

  private static String account(EndpointOptions at, StoreClients clients) {
    try (StsClient sts = clients.sts(at.sts())) {
      return sts.getCallerIdentity().account();
    } catch (SdkException refused) {
      throw new StoreUnavailableException(
          "The STS at %s does not say whom the credentials belong to (%s): check the region, and that the credentials have not expired."
              .formatted(at.sts(), rootOf(refused)),
          refused);
    }
  }

  @Override
  public Optional<String> account() {
    return Optional.of(account);
  }

  /**
   * Returns how long the credentials remain valid from now on; empty if they never expire, or if
   * that is unknown.
   */
  public Optional<Duration> credentialsLast() {
    return login.expiry().map(end -> Duration.between(Instant.now(), end));
  }

  @Override
  public boolean isAws() {
    return aws;
  }

  /** Returns true, whatever stands in for AWS: allowing what is allowed does no harm. */
  @Override
  public boolean blocksCustomerKeys() {
    return true;
  }

  /** Returns the current credentials. Those that expire are renewed where the chain can do so. */
  @Override
  public StoreCredentials credentials() {
    return login.credentials();
  }

  @Override
  public void close() {
    try (login) {
      super.close();
    }
  }
}
