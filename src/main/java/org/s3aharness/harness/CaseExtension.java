package org.s3aharness.harness;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;
import org.s3aharness.agent.S3AFailure;
import org.s3aharness.harness.run.CaseClock;
import org.s3aharness.harness.run.UnexpectedVerdict;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.DeclaredDeviations;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.wire.exchange.WireLog;

/** Turns what happens in a test method into a verdict and reports it to the run. */
final class CaseExtension implements InvocationInterceptor {

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invocationContext,
      ExtensionContext extensionContext)
      throws Throwable {
    Testbed testbed = (Testbed) invocationContext.getArguments().get(0);
    EveryProfile every = invocationContext.getExecutable().getAnnotation(EveryProfile.class);
    boolean unsupportedToo = every != null && every.unsupportedToo();
    Behaviour behaviour = invocationContext.getExecutable().getAnnotation(Behaviour.class);
    long start = System.nanoTime();
    try {
      testbed
          .run()
          .whyNotRun(testbed.profile(), testbed.release(), unsupportedToo)
          .ifPresent(
              reason -> {
                throw new TestAbortedException(reason);
              });
      testbed.prepare();
      try (CaseClock.Turn turn = testbed.startClock()) {
        invocation.proceed();
      }
      testbed.checks().that(Witness.S3A, "behaviour", true, "");
    } catch (TestAbortedException notRun) {
      report(testbed, behaviour, start, notRun(notRun.getMessage()));
      throw notRun;
    } catch (Throwable failure) {
      testbed.breakOffUnlessOfRelease(failure);
      testbed
          .checks()
          .that(
              Witness.S3A,
              "behaviour",
              testbed.gradeOf(failure),
              false,
              () -> describe(failure, testbed.operationOf(failure)));
    }
    testbed.run().breakOffIfSpent();
    Optional<RuntimeException> broken = testbed.run().broken();
    if (broken.isPresent()) {
      // Whatever the case saw, it may have seen without a store.
      report(testbed, behaviour, start, notRun("the run broke off: " + broken.get().getMessage()));
      throw broken.get();
    }
    testbed.judgeWire();
    DeclaredDeviations.Judgement judgement = testbed.judge();
    report(testbed, behaviour, start, judgement);
    if (!judgement.verdict().isAsExpected()) {
      throw new UnexpectedVerdict(
          testbed.id() + " " + judgement.verdict().label() + "\n" + judgement.reason());
    }
  }

  private static DeclaredDeviations.Judgement notRun(String reason) {
    return new DeclaredDeviations.Judgement(Verdict.NOT_RUN, reason, List.of());
  }

  private static void report(
      Testbed testbed, Behaviour behaviour, long start, DeclaredDeviations.Judgement judgement) {
    WireLog wire = testbed.wireOfAll();
    int exchanges = wire == null ? 0 : wire.exchanges().size();
    CaseResult result =
        new CaseResult(
            testbed.id(),
            behaviour.says(),
            behaviour.source().title(),
            behaviour.section(),
            judgement.verdict(),
            judgement.reason(),
            testbed.checks().failed(),
            testbed.checks().counts(),
            testbed.checks().observed(),
            judgement.deviations(),
            Duration.ofNanos(System.nanoTime() - start),
            exchanges);
    testbed.run().results().accept(result, wire);
  }

  /** In words that stand alone in a report; an agent's stack trace is in its log. */
  private static String describe(Throwable failure, Optional<String> operation) {
    if (failure instanceof AssertionError) {
      return failure.getMessage() == null ? failure.toString() : failure.getMessage().strip();
    }
    if (failure instanceof S3AFailure s3a) {
      String answered =
          s3a.httpStatus() == 0
              ? ""
              : " (HTTP " + s3a.httpStatus() + " " + s3a.awsErrorCode() + ")";
      String doing = operation.map(name -> name + ": ").orElse("");
      return doing + "S3A threw " + s3a.getMessage() + answered;
    }
    return failure.toString();
  }
}
