package org.s3aharness.cli;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.s3aharness.harness.EveryProfile;
import org.s3aharness.harness.EveryVariation;
import org.s3aharness.harness.ForEach;
import org.s3aharness.harness.InTurn;
import org.s3aharness.harness.Variation;

/**
 * How much of a run is done, about. What cases there are is known only when each behaviour's turn
 * comes; so a behaviour counts as much as there are profiles or variations, and is done with its
 * last case.
 */
final class Progress implements TestExecutionListener {
  private final int profiles;
  private final DoubleConsumer watcher;
  private final Map<String, Integer> left = new HashMap<>();
  private int all;

  /**
   * @param profiles how many are selected
   * @param watcher is told the part that is done, 0 to 1, from several threads
   */
  Progress(int profiles, DoubleConsumer watcher) {
    this.profiles = profiles;
    this.watcher = watcher;
  }

  @Override
  public synchronized void testPlanExecutionStarted(TestPlan plan) {
    plan.getRoots().stream()
        .flatMap(root -> plan.getDescendants(root).stream())
        .forEach(test -> left.put(test.getUniqueId(), weight(test)));
    all = left();
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isContainer()) {
      watcher.accept(finished(test));
    }
  }

  private synchronized double finished(TestIdentifier test) {
    if (left.remove(test.getUniqueId()) == null) {
      // A behaviour of one variation: the suite has one less to go.
      test.getUniqueIdObject().getSegments().stream()
          .filter(segment -> segment.getType().equals("class-template"))
          .findFirst()
          .filter(suite -> isBehaviour(test))
          .flatMap(
              suite -> left.keySet().stream().filter(id -> id.contains(suite.getValue())).findAny())
          .ifPresent(id -> left.merge(id, -1, Integer::sum));
    }
    return all == 0 ? 1 : Math.max(0, Math.min(1, 1 - (double) left() / all));
  }

  private int left() {
    return left.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static boolean isBehaviour(TestIdentifier test) {
    return test.getSource().filter(MethodSource.class::isInstance).isPresent();
  }

  private int weight(TestIdentifier test) {
    TestSource source = test.getSource().orElse(null);
    if (source instanceof MethodSource method && test.isContainer()) {
      return weight(method.getJavaMethod());
    }
    if (source instanceof ClassSource suite
        && suite.getJavaClass().isAnnotationPresent(ForEach.class)) {
      return weight(suite.getJavaClass());
    }
    return 0;
  }

  private int weight(Method behaviour) {
    EveryVariation variations = behaviour.getAnnotation(EveryVariation.class);
    if (variations != null) {
      return size(variations.value());
    }
    return behaviour.isAnnotationPresent(EveryProfile.class) ? profiles : 1;
  }

  private static int weight(Class<?> suite) {
    int behaviours =
        (int)
            Arrays.stream(suite.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(InTurn.class))
                .count();
    return behaviours * size(suite.getAnnotation(ForEach.class).value());
  }

  private static int size(Class<? extends Variation.Listing> listing) {
    return ReflectionSupport.newInstance(listing).all().size();
  }
}
