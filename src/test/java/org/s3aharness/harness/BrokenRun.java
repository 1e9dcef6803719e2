package org.s3aharness.harness;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.s3aharness.configuration.AccessKeys;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.CredentialFile;
import org.s3aharness.encryption.Profile;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.harness.plan.Extent;
import org.s3aharness.harness.plan.Selection;
import org.s3aharness.harness.plan.Shard;
import org.s3aharness.harness.run.Run;
import org.s3aharness.harness.run.RunServices;
import org.s3aharness.harness.run.RunSettings;
import org.s3aharness.harness.run.agents.AgentPool;
import org.s3aharness.harness.run.agents.Fleet;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.DeclaredDeviations;
import org.s3aharness.harness.verdict.InfrastructureException;
import org.s3aharness.release.NamedReleases;
import org.s3aharness.release.Release;
import org.s3aharness.store.RequestCount;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreInfo;
import org.s3aharness.store.resource.PlaceAllocator;

/** Runs without a store or an agent, which have broken off before they begin. */
final class BrokenRun {
  private BrokenRun() {}

  /**
   * Returns a run of release 3.4.3 and of a profile {@code none}.
   *
   * @param directory holds its keys
   * @param results takes what becomes of its cases
   */
  static Run in(Path directory, Consumer<CaseResult> results) throws Exception {
    Release release = NamedReleases.of("3.4.3");
    Profile none =
        new Profile(
            "none",
            ConfigurationFile.parse(Path.of("none.xml"), "<configuration></configuration>"));
    Store store = storeThatIsNotAsked();
    Run run =
        new Run(
            new RunSettings(
                new Selection(
                    List.of(none),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Shard.ALL,
                    Extent.NAMED,
                    false),
                List.of(),
                List.of(),
                DeclaredDeviations.of(List.of()),
                Duration.ofMinutes(1)),
            new RunServices(
                store,
                PlaceAllocator.of(store, "r1", Optional.empty()),
                null,
                RunKeys.of(List.of(), directory),
                new Fleet(
                    Map.of(
                        release,
                        AgentPool.start(
                            0,
                            n -> {
                              throw new IllegalStateException();
                            }))),
                new AccessKeys(Map.of()),
                CredentialFile::read,
                List.of()),
            (result, wire) -> results.accept(result));
    run.breakOff(new InfrastructureException("no power", null));
    return run;
  }

  /** A store that counts no requests and has no features; it fails when asked for more. */
  private static Store storeThatIsNotAsked() {
    return (Store)
        Proxy.newProxyInstance(
            Store.class.getClassLoader(),
            new Class<?>[] {Store.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "requests" -> new RequestCount();
                  case "whyNot", "atRestWitness", "kmsCalls" -> Optional.empty();
                  case "acceptsAwsNames" -> true;
                  case "blocksCustomerKeys" -> false;
                  case "region" -> "us-east-1";
                  case "info" ->
                      new StoreInfo(
                          "localstack",
                          "unknown",
                          StoreInfo.HOST_PROCESS,
                          StoreInfo.AtRest.PLAINTEXT,
                          true);
                  case "s3" -> null;
                  default -> throw new AssertionError("nobody may ask for " + method);
                });
  }
}
