package org.s3aharness.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryProfile;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.plan.ForEach;
import org.s3aharness.harness.plan.NoProfile;
import org.s3aharness.harness.plan.SharedStage;
import org.s3aharness.harness.plan.Variation;
import org.s3aharness.harness.run.Run;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Source;

/** Checks what JUnit is told, event by event, about methods with the annotations of suites. */
class CaseExtensionTest {
  @TempDir private Path directory;

  private final List<CaseResult> results = new CopyOnWriteArrayList<>();

  /** Lists two variations. */
  static final class OneAndTwo implements Variation.Listing {
    @Override
    public List<Variation> all() {
      return List.of(() -> "one", () -> "two");
    }
  }

  static class AnnotatedSuite {
    @Behaviour(says = "A file of any size", source = Source.AWS_S3, section = "Anywhere")
    @EveryProfile(sizes = {FileSize.EMPTY, FileSize.SMALL})
    void fileOfAnySize(Testbed testbed, FileSize size) {}

    @Behaviour(says = "Each variation", source = Source.AWS_S3, section = "Anywhere")
    @EveryVariation(OneAndTwo.class)
    void eachVariation(Testbed testbed, Variation variation) {}

    @Behaviour(says = "Settings of its own", source = Source.AWS_S3, section = "Anywhere")
    @NoProfile
    void settingsOfItsOwn(Testbed testbed) {}
  }

  @ForEach(OneAndTwo.class)
  static class StagedSuite {
    @Behaviour(says = "Old data is read", source = Source.AWS_S3, section = "Anywhere")
    @SharedStage
    void oldDataIsRead(Testbed testbed, Stage stage) {}

    @Behaviour(says = "Of one variation only", source = Source.AWS_S3, section = "Anywhere")
    @SharedStage(only = One.class)
    void ofOneVariation(Testbed testbed, Stage stage) {}
  }

  /** Lists only the first of the two variations. */
  static final class One implements Variation.Listing {
    @Override
    public List<Variation> all() {
      return List.of(() -> "one");
    }
  }

  /** Takes what no case has. */
  static class WrongParameterSuite {
    @Behaviour(says = "Takes a thread", source = Source.AWS_S3, section = "Anywhere")
    @NoProfile
    void takesAThread(Testbed testbed, Thread thread) {}
  }

  @Test
  void everyCaseOfAnAnnotatedMethodIsOneInvocationNamedByItsId() throws Exception {
    assertThat(invocations(AnnotatedSuite.class))
        .containsExactlyInAnyOrder(
            "annotated/file-of-any-size/empty[none]@3.4.3",
            "annotated/file-of-any-size/small[none]@3.4.3",
            "annotated/each-variation[one]@3.4.3",
            "annotated/each-variation[two]@3.4.3",
            "annotated/settings-of-its-own[no-profile]@3.4.3");
  }

  @Test
  void casesOfAStageRunVariationByVariation() throws Exception {
    assertThat(invocations(StagedSuite.class))
        .containsExactlyInAnyOrder(
            "staged/old-data-is-read[one]@3.4.3",
            "staged/of-one-variation[one]@3.4.3",
            "staged/old-data-is-read[two]@3.4.3");
  }

  @Test
  void aCaseThatIsNotRunIsAbortedWithTheReasonAndReported() throws Exception {
    EngineExecutionResults run = execute(StagedSuite.class);
    run.testEvents().assertStatistics(stats -> stats.started(3).aborted(3).failed(0).succeeded(0));
    assertThat(run.testEvents().aborted().stream().map(CaseExtensionTest::message))
        .containsOnly("the run was broken off: no power");
    assertThat(results).hasSize(3);
  }

  @Test
  void theClassOfAStagedSuiteIsEnteredOnceForEachVariation() throws Exception {
    assertThat(
            execute(StagedSuite.class).containerEvents().dynamicallyRegistered().stream()
                .map(event -> event.getTestDescriptor().getDisplayName()))
        .filteredOn(name -> name.contains("one") || name.contains("two"))
        .hasSize(2);
  }

  @Test
  void aParameterThatNoCaseHasIsAnErrorThatNamesIt() throws Exception {
    EngineExecutionResults run = execute(WrongParameterSuite.class);
    run.testEvents().assertStatistics(stats -> stats.started(1).failed(1));
    assertThat(run.testEvents().failed().stream().map(CaseExtensionTest::message))
        .singleElement()
        .asString()
        .contains("java.lang.Thread");
    assertThat(results).isEmpty();
  }

  private List<String> invocations(Class<?> suite) throws Exception {
    return execute(suite)
        .testEvents()
        .filter(event -> event.getType() == EventType.STARTED)
        .map(event -> event.getTestDescriptor().getDisplayName())
        .toList();
  }

  private EngineExecutionResults execute(Class<?> suite) throws Exception {
    try (Run run = BrokenRun.in(directory, results::add)) {
      return EngineTestKit.engine(new JupiterWithRun(run))
          .selectors(selectClass(suite))
          .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
          .configurationParameter(
              "junit.jupiter.extensions.autodetection.include", CaseExtension.class.getName())
          .execute();
    }
  }

  private static String message(Event event) {
    return event
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .map(Throwable::getMessage)
        .orElseThrow();
  }

  /** JUnit's own engine, with a run where {@link SuiteRunner} puts it: in the session's store. */
  private record JupiterWithRun(Run run, TestEngine jupiter) implements TestEngine {
    JupiterWithRun(Run run) {
      this(run, new JupiterTestEngine());
    }

    @Override
    public String getId() {
      return "jupiter-with-run"; // JUnit reserves its own engine's
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
      return jupiter.discover(request, id);
    }

    @Override
    public void execute(ExecutionRequest request) {
      SuiteRunner.share(run, request.getStore().getParent().orElseThrow());
      jupiter.execute(request);
    }
  }
}
