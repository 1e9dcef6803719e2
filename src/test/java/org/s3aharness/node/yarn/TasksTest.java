package org.s3aharness.node.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.s3aharness.node.JobFile;
import org.s3aharness.node.JobKey;

class TasksTest {
  private static Tasks of(Map<String, String> pinned, String... names) {
    return new Tasks(
        new JobFile()
            .set(JobKey.ATTEMPTS, 2)
            .setMap(JobKey.PINNED, pinned)
            .setList(JobKey.TASKS, List.of(names)));
  }

  @Test
  void tasksAreTakenInOrder() {
    Tasks tasks = of(Map.of(), "a", "b");

    assertThat(tasks.next("n1")).contains("a");
    assertThat(tasks.next("n1")).contains("b");
    assertThat(tasks.next("n1")).isEmpty();
  }

  @Test
  void aPinnedTaskRunsOnItsNodeAlone() {
    Tasks tasks = of(Map.of("a", "n1"), "a");

    assertThat(tasks.next("n2")).isEmpty();
    assertThat(tasks.next("n1")).contains("a");
  }

  @Test
  void aTaskWhoseContainerWasLostIsTriedAgainHoweverOften() {
    Tasks tasks = of(Map.of(), "a");
    for (int i = 0; i < 5; i++) {
      assertThat(tasks.next("n1")).contains("a");
      tasks.lost("a");
    }

    assertThat(tasks.areOver()).isFalse();
    assertThat(tasks.givenUp()).isEmpty();
  }

  @Test
  void aTaskThatFailsIsTriedAsOftenAsTheJobSays() {
    Tasks tasks = of(Map.of(), "a");

    tasks.next("n1");
    tasks.failed("a", "first");
    assertThat(tasks.areOver()).isFalse();
    tasks.next("n1");
    tasks.failed("a", "second");

    assertThat(tasks.areOver()).isTrue();
    assertThat(tasks.givenUp()).containsExactly(Map.entry("a", "second"));
  }

  @Test
  void whatAnEarlierApplicationMasterHasDoneIsNotDoneAgain() {
    Tasks tasks = of(Map.of(), "a", "b");

    tasks.wasDone("a");
    tasks.wasDone("a");

    assertThat(tasks.waiting()).containsExactly("b");
    assertThat(tasks.progress()).isEqualTo(0.5f);
  }
}
