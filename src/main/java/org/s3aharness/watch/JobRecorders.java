package org.s3aharness.watch;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import org.s3aharness.configuration.ClientConfiguration;
import org.s3aharness.harness.run.StoreRoutes;
import org.s3aharness.util.ProxyVariables;
import org.s3aharness.watch.jvm.AgentSettings;
import org.s3aharness.watch.object.BytesKind;
import org.s3aharness.wire.exchange.ExchangeLog;
import org.s3aharness.wire.recorder.CertificateAuthority;
import org.s3aharness.wire.recorder.Recorder;
import org.s3aharness.wire.recorder.RecorderOptions;
import org.s3aharness.wire.route.RoutingTable;
import org.s3aharness.wire.secret.KnownSecrets;

/**
 * The recorders of a job. One serves its JVMs, whose agent leads there what is for the store alone.
 * Programs without a JVM send the other what they send to any host, so that it lets through what is
 * not for the store. It is thread-safe.
 */
final class JobRecorders implements AutoCloseable {
  private final CertificateAuthority authority = CertificateAuthority.create();
  private final Set<String> passed = new ConcurrentSkipListSet<>();
  private final Recorder ofJvms;
  private final Recorder ofOthers;

  JobRecorders(WatchSetup setup) throws IOException {
    RoutingTable routes =
        StoreRoutes.to(setup.store(), new ClientConfiguration(setup.baseConfigs()));
    RecorderOptions options =
        RecorderOptions.defaults()
            .withProxies(setup.proxies())
            .withBodyClassifier((head, whole) -> BytesKind.of(head, whole).toString());
    Pattern recorded = AgentSettings.hosts(setup.store());
    ofJvms = Recorder.start(authority, routes, options);
    ofOthers =
        Recorder.start(authority, routes, options.withPassage(host -> passes(recorded, host)));
  }

  private boolean passes(Pattern recorded, String host) {
    boolean passes = !recorded.matcher(host).matches();
    if (passes) {
      passed.add(host);
    }
    return passes;
  }

  /** Returns the certificate that both recorders sign with, in PEM. */
  String certificate() {
    return authority.pem();
  }

  /** Returns the port on 127.0.0.1 for JVMs with the agent. */
  int portForJvms() {
    return ofJvms.port();
  }

  /** Returns the port on 127.0.0.1 for programs without a JVM. */
  int portForOthers() {
    return ofOthers.port();
  }

  /** Returns the secrets that each recorder looks for. */
  List<KnownSecrets> secrets() {
    return List.of(ofJvms.secrets(), ofOthers.secrets());
  }

  void recordTo(ExchangeLog log) {
    ofJvms.recordTo(log);
    ofOthers.recordTo(log);
  }

  /** Returns the hosts that programs without a JVM have reached through here, unrecorded. */
  Set<String> passed() {
    return Set.copyOf(passed);
  }

  /**
   * Says how the recorders reach the store without a proxy that the job names, to continue a
   * sentence; empty if they may need that proxy.
   */
  static Optional<String> withoutJobsProxy(WatchSetup setup) {
    URI store = setup.store().s3Endpoint();
    if (setup.store().info().startedByUs()) {
      return Optional.of("the store is on this machine");
    }
    if (setup.proxies().leadingTo(store).isPresent()) {
      return Optional.of("the recorder has used that of " + ProxyVariables.variableFor(store));
    }
    return setup.proxies().excepts(store)
        ? Optional.of("no_proxy says that the store is reached without one")
        : Optional.empty();
  }

  @Override
  public void close() {
    ofJvms.close();
    ofOthers.close();
  }
}
