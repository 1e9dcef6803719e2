package org.s3aharness.harness;

import static org.junit.platform.launcher.EngineFilter.includeEngines;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.engine.support.store.NamespacedHierarchicalStore;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.s3aharness.harness.plan.CasePlan;
import org.s3aharness.harness.run.Run;
import org.s3aharness.harness.verdict.CaseId;

/**
 * Runs the suites of a package on the JUnit Platform. As many cases run at once as there are agents
 * for them.
 */
public final class SuiteRunner implements AutoCloseable {
  /** The package in which the suites are. */
  public static final String SUITES = "org.s3aharness.suite";

  private static final int WAITING = 4;

  private static final String RUN = "org.s3aharness.run";

  /**
   * Loads only what the harness asks for: a listener on a user's classpath could change what is
   * run.
   */
  private static final LauncherConfig CONFIG =
      LauncherConfig.builder()
          .enableLauncherSessionListenerAutoRegistration(false)
          .enableLauncherDiscoveryListenerAutoRegistration(false)
          .enableTestExecutionListenerAutoRegistration(false)
          .enablePostDiscoveryFilterAutoRegistration(false)
          .build();

  /**
   * Gives suites access to the run. JUnit closes the objects in its store, but must not close the
   * run.
   */
  private record RunHolder(Run run) {}

  private final LauncherSession session;
  private final CompletableFuture<TestPlan> discovered;

  private SuiteRunner(LauncherSession session, LauncherDiscoveryRequest request) {
    this.session = session;
    this.discovered = CompletableFuture.supplyAsync(() -> session.getLauncher().discover(request));
  }

  /**
   * Begins to look at the suites of a package, which takes a moment and needs no run yet.
   *
   * @param names the names of the suites to run; empty for all
   * @param releases the number of releases under test
   * @param agents the number of agents of each
   */
  public static SuiteRunner discovering(
      String suitePackage, List<String> names, int releases, int agents) {
    // A case that waits for agents of its own releases must not keep those of others idle, and one
    // more takes over an agent while the case before it removes its place.
    int parallelism = releases == 1 ? agents + 1 : WAITING * releases * agents;
    List<ClassSelector> suites =
        CasePlan.suites(suitePackage).stream()
            .filter(suite -> names.isEmpty() || names.contains(CaseId.suiteOf(suite)))
            .map(DiscoverySelectors::selectClass)
            .toList();
    return new SuiteRunner(LauncherFactory.openSession(CONFIG), request(suites, parallelism));
  }

  /** Runs everything that the run selects, and returns when the last case has its verdict. */
  public static void run(Run run, String suitePackage, List<TestExecutionListener> listeners) {
    int releases = run.releases().size();
    try (SuiteRunner suites =
        discovering(suitePackage, run.suites(), releases, run.fleet().size() / releases)) {
      suites.run(run, listeners);
    }
  }

  /**
   * Runs everything that the run selects, and returns when the last case has its verdict. This is
   * done once.
   */
  public void run(Run run, List<TestExecutionListener> listeners) {
    share(run, session.getStore());
    List<TestExecutionListener> all = new ArrayList<>(listeners);
    all.add(new UnjudgedFailureListener(run));
    session.getLauncher().execute(discovered.join(), all.toArray(new TestExecutionListener[0]));
  }

  @Override
  public void close() {
    discovered.handle((plan, failure) -> plan).join(); // JUnit's session must not be closed before
    session.close();
  }

  /** Puts a run into the store of a launcher session, where its suites look for it. */
  static void share(Run run, NamespacedHierarchicalStore<Namespace> session) {
    session.put(Namespace.create(RUN), RunHolder.class, new RunHolder(run));
  }

  static Run runOf(ExtensionContext context) {
    return context
        .getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(RUN))
        .get(RunHolder.class, RunHolder.class)
        .run();
  }

  private static LauncherDiscoveryRequest request(List<ClassSelector> suites, int parallelism) {
    String threads = String.valueOf(parallelism);
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(suites)
        // A classpath may bring other engines; suites are Jupiter's.
        .filters(includeEngines("junit-jupiter"))
        .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
        // A classpath may bring other extensions, too.
        .configurationParameter(
            "junit.jupiter.extensions.autodetection.include", CaseExtension.class.getName())
        .configurationParameter(
            "junit.jupiter.testclass.order.default", ClassOrderer.OrderAnnotation.class.getName())
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter(
            "junit.jupiter.execution.parallel.config.fixed.parallelism", threads)
        .configurationParameter(
            "junit.jupiter.execution.parallel.config.fixed.max-pool-size", threads)
        .build();
  }
}
