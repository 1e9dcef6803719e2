package org.s3aharness.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.Profile;
import org.s3aharness.harness.judge.RunKeys;
import org.s3aharness.harness.plan.Selection;
import org.s3aharness.harness.run.AgentPool;
import org.s3aharness.harness.run.Fleet;
import org.s3aharness.harness.run.InfrastructureException;
import org.s3aharness.harness.run.Run;
import org.s3aharness.harness.run.RunServices;
import org.s3aharness.harness.run.RunSettings;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.DeclaredDeviations;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.release.Release;
import org.s3aharness.store.RequestCount;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreInfo;
import org.s3aharness.store.resource.PlaceAllocator;

/** What JUnit makes of suites: which cases there are, in its eyes and in the run's. */
class SuiteRunnerTest {
  private static final String SMALL = "org.s3aharness.harness.small";

  private static final List<String> CASES =
      List.of(
          "small/file-of-any-size/empty[none]@3.4.3",
          "small/file-of-any-size/small[none]@3.4.3",
          "small/settings-of-its-own[no-profile]@3.4.3",
          "small-staged/old-data-is-read[one]@3.4.3",
          "small-staged/old-data-is-read[two]@3.4.3");

  @TempDir private Path directory;

  private final List<CaseResult> results = new CopyOnWriteArrayList<>();

  /** What JUnit was told of each test, by its display name. */
  private final List<String> aborted = new CopyOnWriteArrayList<>();

  private final TestExecutionListener junit =
      new TestExecutionListener() {
        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
          if (test.isTest() && result.getStatus() == TestExecutionResult.Status.ABORTED) {
            aborted.add(test.getDisplayName());
          }
        }
      };

  @Test
  void everyPlannedCaseIsOneTestAndHasOneResult() throws Exception {
    try (Run run = brokenRun()) {
      assertThat(run.plan().cases(SMALL))
          .extracting(planned -> planned.id().toString())
          .containsExactlyInAnyOrderElementsOf(CASES);
      SuiteRunner.run(run, SMALL, List.of(junit));
    }
    assertThat(aborted).containsExactlyInAnyOrderElementsOf(CASES);
    assertThat(results)
        .extracting(result -> result.id().toString())
        .containsExactlyInAnyOrderElementsOf(CASES);
  }

  @Test
  void aCaseOfARunThatBrokeOffIsNotRunAndSaysWhy() throws Exception {
    try (Run run = brokenRun()) {
      SuiteRunner.run(run, SMALL, List.of());
    }
    assertThat(results)
        .allSatisfy(
            result -> {
              assertThat(result.verdict()).isEqualTo(Verdict.NOT_RUN);
              assertThat(result.reason()).isEqualTo("the run was broken off: no power");
            });
  }

  private Run brokenRun() throws Exception {
    Release release =
        new Release(
            "3.4.3",
            Optional.of("3.4.3"),
            List.of(),
            Optional.empty(),
            "3.4.3",
            Release.Origin.CENTRAL);
    Profile none =
        new Profile(
            "none",
            ConfigurationFile.parse(Path.of("none.xml"), "<configuration></configuration>"));
    Store store = storeThatIsNotAsked();
    Run run =
        new Run(
            new RunSettings(
                new Selection(List.of(none), List.of(), List.of(), Optional.empty()),
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
                            })))),
            (result, wire) -> results.add(result));
    run.breakOff(new InfrastructureException("no power", null));
    return run;
  }

  /** A store that counts no requests and has no features; whoever asks for more fails. */
  private static Store storeThatIsNotAsked() {
    return (Store)
        Proxy.newProxyInstance(
            Store.class.getClassLoader(),
            new Class<?>[] {Store.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "requests" -> new RequestCount();
                  case "whyNot", "atRestWitness", "kmsCalls" -> Optional.empty();
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
