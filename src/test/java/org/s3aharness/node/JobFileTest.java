package org.s3aharness.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFileTest {
  @TempDir Path directory;

  @Test
  void whatWasSetIsReadBack() throws IOException {
    Path file = directory.resolve(JobFile.NAME);
    new JobFile()
        .set(JobKey.JOB, "s3a-qualify-1")
        .set(JobKey.CONTAINERS, 3)
        .setList(JobKey.ARGUMENTS, List.of("run", "--case=größe/*[a=b]", "", "C:\\x y"))
        .setMap(JobKey.OWN_ARGUMENTS, Map.of("shard-1-of-2", "--shard=1/2"))
        .write(file);

    JobFile read = JobFile.read(file);

    assertThat(read.get(JobKey.JOB)).isEqualTo("s3a-qualify-1");
    assertThat(read.number(JobKey.CONTAINERS)).isEqualTo(3);
    assertThat(read.list(JobKey.ARGUMENTS))
        .containsExactly("run", "--case=größe/*[a=b]", "", "C:\\x y");
    assertThat(read.map(JobKey.OWN_ARGUMENTS))
        .containsExactly(Map.entry("shard-1-of-2", "--shard=1/2"));
  }

  @Test
  void aShorterListReplacesALongerOne() {
    JobFile job = new JobFile().setList(JobKey.TASKS, List.of("a", "b", "c"));

    job.setList(JobKey.TASKS, List.of("d"));

    assertThat(job.list(JobKey.TASKS)).containsExactly("d");
  }

  @Test
  void aValueThatMustBeThereIsNamed() {
    assertThatThrownBy(() -> new JobFile().get(JobKey.MEMORY_MB))
        .hasMessage("job.properties lacks memory-mb");
  }
}
