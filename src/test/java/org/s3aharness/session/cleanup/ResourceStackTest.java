package org.s3aharness.session.cleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.s3aharness.harness.verdict.InfrastructureException;

class ResourceStackTest {
  private final List<String> ended = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final ResourceStack stack = new ResourceStack(told::add);

  @Test
  void whatWasStartedLastEndsFirst() {
    stack.started(named("store"));
    stack.started(named("agents"));
    stack.end();
    assertThat(ended).containsExactly("agents", "store");
  }

  @Test
  void aResourceThatEndedBeforeItsTurnDoesNotEndAgain() {
    AutoCloseable run = stack.started(named("run"));
    stack.started(named("report"));
    stack.endNow(run);
    stack.endNow(run);
    stack.end();
    assertThat(ended).containsExactly("run", "report");
  }

  @Test
  void aResourceThatCannotBeEndedIsNamedAndTheOthersEnd() {
    stack.started(named("store"));
    stack.started(
        () -> {
          throw new IOException("busy");
        });
    stack.end();
    assertThat(ended).containsExactly("store");
    assertThat(told).containsExactly("These did not end cleanly: busy");
  }

  @Test
  void aResourceThatComesTooLateEndsAtOnce() {
    stack.end();
    assertThatExceptionOfType(InfrastructureException.class)
        .isThrownBy(() -> stack.started(named("late")));
    assertThat(ended).containsExactly("late");
  }

  private AutoCloseable named(String name) {
    return () -> ended.add(name);
  }
}
