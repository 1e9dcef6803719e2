package org.s3aharness.session;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.s3aharness.agent.Content;
import org.s3aharness.configuration.ClientConfiguration;
import org.s3aharness.harness.run.StoreRoutes;
import org.s3aharness.harness.run.agents.AgentPool;
import org.s3aharness.harness.run.agents.Fleet;
import org.s3aharness.harness.verdict.InfrastructureException;
import org.s3aharness.release.AgentOptions;
import org.s3aharness.release.AgentProcess;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.session.credential.ClientIdentity;
import org.s3aharness.store.RequestCount;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreCredentials;
import org.s3aharness.store.StoreLogin;
import org.s3aharness.util.ProxyVariables;
import org.s3aharness.wire.exchange.RequestKind;
import org.s3aharness.wire.recorder.CertificateAuthority;
import org.s3aharness.wire.recorder.Recorder;
import org.s3aharness.wire.recorder.RecorderOptions;
import org.s3aharness.wire.route.RoutingTable;

/**
 * Starts agents, each with its own recorder. The store need not be there yet: the recorders refuse
 * every request until they are {@linkplain #connect connected} to it.
 */
final class AgentStarter {
  private static final String TRUST_PASSWORD = "public";

  private final StoreLogin login;
  private final ClientConfiguration configuration;
  private final ClientIdentity identity;
  private final List<Path> extraClasspath;
  private final RunDirectory directory;
  private final Path work;
  private final CompletableFuture<CertificateAuthority> authority;
  private final Path trustStore;
  private volatile RequestCount requests = new RequestCount();

  /**
   * Prepares to start agents.
   *
   * @param login what the agents' environment says of the store
   * @param authority signs for the hosts that the recorders stand in for
   */
  AgentStarter(
      StoreLogin login,
      ClientConfiguration configuration,
      ClientIdentity identity,
      List<Path> extraClasspath,
      RunDirectory directory,
      Path work,
      CompletableFuture<CertificateAuthority> authority) {
    this.login = login;
    this.identity = identity;
    this.configuration = configuration;
    this.extraClasspath = extraClasspath;
    this.directory = directory;
    this.work = work;
    this.authority = authority;
    this.trustStore = work.resolve("trust.p12");
  }

  /** Starts the agents of every release. If one cannot be started, all others are ended. */
  Fleet start(List<Release> releases, int ofEach) {
    Map<Release, AgentPool> pools = new LinkedHashMap<>();
    writeTrustStore();
    try {
      for (Release release : releases) {
        pools.put(release, AgentPool.start(ofEach, n -> start(release, n)));
      }
      return new Fleet(pools);
    } catch (RuntimeException e) {
      pools.values().forEach(AgentPool::close);
      throw e;
    }
  }

  private void writeTrustStore() {
    try {
      authority.join().writeTrustStore(trustStore, TRUST_PASSWORD.toCharArray());
    } catch (IOException e) {
      throw new InfrastructureException(
          "The agents' trust store %s cannot be written (%s): see that there is space, and run again."
              .formatted(trustStore, e.getMessage()),
          e);
    }
  }

  /**
   * Has the recorders route AWS's host names, and those that the configuration names, to the store,
   * which counts the requests.
   */
  void connect(Fleet fleet, Store store) {
    requests = store.requests();
    RoutingTable routes = StoreRoutes.to(store, configuration);
    for (Map.Entry<String, URI> each : identity.portals().entrySet()) {
      routes = routes.withSsoPortal(each.getKey(), each.getValue());
    }
    for (AgentPool.Slot slot : fleet.slots()) {
      slot.recorder().route(routes);
    }
  }

  private AgentPool.Slot start(Release release, int n) {
    Recorder recorder = startRecorder();
    String name = release.name() + "-" + n;
    try {
      AgentOptions options =
          AgentOptions.named(name, work, directory.agentLog(name))
              .throughProxy("127.0.0.1", recorder.port())
              .trusting(trustStore, TRUST_PASSWORD)
              .withExtraClasspath(extraClasspath)
              .withEnvironment(configuration.environment(System.getenv()))
              .withEnvironment(environment())
              .withEnvironment(identity.environment())
              .withHomeFiles(identity.homeFiles());
      return new AgentPool.Slot(AgentProcess.start(release, options), recorder);
    } catch (ReleaseException e) {
      recorder.close();
      throw new InfrastructureException(e.getMessage(), e);
    }
  }

  /**
   * Returns credentials and region for clients that take them from the environment, as some KMS
   * clients do.
   */
  private Map<String, String> environment() {
    StoreCredentials credentials = login.credentials();
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_ACCESS_KEY_ID", credentials.accessKey());
    environment.put("AWS_SECRET_ACCESS_KEY", credentials.secretKey());
    environment.put("AWS_REGION", login.region());
    credentials.sessionToken().ifPresent(token -> environment.put("AWS_SESSION_TOKEN", token));
    return environment;
  }

  private Recorder startRecorder() {
    try {
      return Recorder.start(
          authority.join(),
          RoutingTable.none(),
          RecorderOptions.defaults()
              .withMarker(Content.MARKER.getBytes(StandardCharsets.US_ASCII))
              .withAdmission(kind -> kind == RequestKind.SSO || requests.admits(apiOf(kind)))
              .withProxies(ProxyVariables.of(System.getenv())));
    } catch (IOException e) {
      throw new InfrastructureException(
          "The recorder cannot listen on 127.0.0.1: " + e.getMessage(), e);
    }
  }

  private static RequestCount.Api apiOf(RequestKind kind) {
    if (kind.isOfKms()) {
      return RequestCount.Api.KMS;
    }
    return kind == RequestKind.STS ? RequestCount.Api.STS : RequestCount.Api.S3;
  }
}
