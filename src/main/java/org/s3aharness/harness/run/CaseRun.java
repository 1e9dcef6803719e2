package org.s3aharness.harness.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.TestAbortedException;
import org.s3aharness.harness.judge.PlaceJudge;
import org.s3aharness.harness.judge.UserAgents;
import org.s3aharness.harness.key.RunNames;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.PlannedCase;
import org.s3aharness.harness.run.agents.AgentLease;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.CaseVerdict;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.release.Release;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.WireLog;

/**
 * Takes one case through its life: it checks the requirements, leases agents, takes a place, runs
 * the suite's own steps, calls the judges, decides the verdict, and reports it.
 */
public final class CaseRun {
  private final Run run;
  private final PlannedCase planned;
  private final Workspace workspace;
  private final boolean endsWorkspace;
  private final CheckList checks = new CheckList();
  private long start = System.nanoTime();
  private boolean begun;

  private CaseRun(Run run, PlannedCase planned, Workspace workspace, boolean endsWorkspace) {
    this.run = run;
    this.planned = planned;
    this.workspace = workspace;
    this.endsWorkspace = endsWorkspace;
  }

  /** Prepares a case with its own workspace, which is closed when the case ends. */
  public static CaseRun alone(Run run, PlannedCase planned) {
    Workspace workspace = new Workspace(run, planned.profile(), planned.releases());
    return new CaseRun(run, planned, workspace, true);
  }

  /** Prepares one of several cases in the same workspace, which outlives them. */
  public static CaseRun sharing(Run run, PlannedCase planned, Workspace workspace) {
    return new CaseRun(run, planned, workspace, false);
  }

  /** Returns the case as it was planned. */
  public PlannedCase planned() {
    return planned;
  }

  /** Returns the run that the case is part of. */
  public Run run() {
    return run;
  }

  /** Returns the workspace in which the case takes place. */
  public Workspace workspace() {
    return workspace;
  }

  /** Returns what the case has checked so far. */
  public CheckList checks() {
    return checks;
  }

  /**
   * Runs the case and reports its verdict to the run.
   *
   * @param steps do what the behaviour is about; the suite provides them
   * @throws TestAbortedException when the case is not run
   * @throws UnexpectedVerdict when a gate would not let the verdict through
   * @throws RuntimeException the cause, if the run has been ended early by then
   */
  public void execute(Executable steps) throws Throwable {
    try {
      perform(steps);
      conclude();
    } finally {
      if (endsWorkspace) {
        workspace.close();
      }
    }
  }

  private void perform(Executable steps) throws Throwable {
    try {
      checkRequirements();
      workspace.leaseAgents();
      start = System.nanoTime(); // to wait for an agent does not take the case's own time
      workspace.begin(planned.id());
      begun = true;
      checks.add(new LimitedSteps(run.clock(), workspace).endOf(planned.id(), steps));
    } catch (TestAbortedException notRun) {
      abandon(notRun);
    } catch (Throwable failure) {
      run.breakOff().unlessOfTheRelease(failure, workspace.agents());
      if (workspace.fileSystems() == null) {
        throw failure; // the case has not begun: no release can be blamed
      }
      checks.add(workspace.fileSystems().failures().check(failure));
    }
  }

  /**
   * Ends a case that cannot be finished. It is not run, unless what it has seen by then is wrong: a
   * wrong request is wrong even if the store refuses it, and the case was given up for that.
   */
  private void abandon(TestAbortedException notRun) {
    if (begun && run.broken().isEmpty()) {
      workspace.agents().all().forEach(this::judgeWire);
      CaseVerdict verdict = verdict();
      if (verdict.verdict() == Verdict.FAILED) {
        report(verdict);
        throw new UnexpectedVerdict(described(verdict));
      }
    }
    report(notRun(notRun.getMessage()));
    throw notRun;
  }

  private void checkRequirements() {
    Optional<RuntimeException> broken = run.broken();
    if (broken.isPresent()) {
      throw new TestAbortedException("the run was broken off: " + broken.get().getMessage());
    }
    Optional<CaseId> hanging = workspace.lostBy();
    if (hanging.isPresent()) {
      throw new TestAbortedException(
          "S3A hung in %s, so that the files which it shares with this case are no longer open"
              .formatted(hanging.get()));
    }
    workspace.requirements().profile(planned.unsupportedToo());
  }

  private void conclude() {
    run.breakOff().ifAllRequestsAreSpent();
    Optional<RuntimeException> broken = run.broken();
    if (broken.isPresent()) {
      // Whatever the case saw, it may have seen without a store.
      report(notRun("the run was broken off: " + broken.get().getMessage()));
      throw broken.get();
    }
    // What another release sends is judged in its own cases.
    judgeWire(workspace.reader());
    CaseVerdict verdict = verdict();
    report(verdict);
    if (!verdict.verdict().isAsExpected()) {
      throw new UnexpectedVerdict(described(verdict));
    }
  }

  private CaseVerdict verdict() {
    return run.deviations()
        .judge(
            byVersion(),
            run.profiles().asked(planned.profile()).kind(),
            run.store().info().kind(),
            checks);
  }

  private String described(CaseVerdict verdict) {
    return planned.id() + " " + verdict.verdict().label() + "\n" + verdict.reason();
  }

  /**
   * Returns the id with the release's version. A release may have any name, but deviations are
   * declared for versions.
   */
  private CaseId byVersion() {
    Release release = planned.releases().reader();
    return planned.releases().isOfOneRelease()
        ? planned.id().on(release.version().orElse(release.name()))
        : planned.id();
  }

  /** Judges what one of the case's agents sent. */
  private void judgeWire(AgentLease agent) {
    List<Exchange> exchanges = agent.wire().exchanges();
    PlaceJudge places = new PlaceJudge(workspace.places());
    UserAgents userAgents = workspace.fileSystems().userAgents();
    exchanges.forEach(exchange -> places.judge(exchange, checks));
    exchanges.forEach(exchange -> userAgents.judge(exchange, checks));
    exchanges.forEach(exchange -> run.judges().secret().judge(exchange, checks));
    run.judges().wire().judge(exchanges, userAgents::askedFor, checks);
    run.judges().kms().judge(exchanges, userAgents::askedFor, userAgents.all(), checks);
  }

  private static CaseVerdict notRun(String reason) {
    return new CaseVerdict(Verdict.NOT_RUN, reason, List.of(), List.of());
  }

  private void report(CaseVerdict verdict) {
    WireLog wire = workspace.wireOfAll();
    Behaviour behaviour = planned.behaviour();
    RunNames names = new RunNames(run.keys(), workspace.places());
    if (workspace.fileSystems() != null) {
      run.results()
          .called(planned.id(), workspace.fileSystems().calls().calls(names.names(), names));
    }
    run.results()
        .accept(
            new CaseResult(
                planned.id(),
                behaviour.says(),
                behaviour.source().title(),
                behaviour.section(),
                verdict.verdict(),
                verdict.reason(),
                verdict.failed().stream()
                    .map(check -> check.comparedBy(names.apply(check.observed())))
                    .toList(),
                checks.counts(),
                checks.notAsked(),
                checks.observed(),
                verdict.deviations(),
                Duration.ofNanos(System.nanoTime() - start),
                wire == null ? 0 : wire.exchanges().size()),
            wire);
  }
}
