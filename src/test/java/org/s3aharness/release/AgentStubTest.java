package org.s3aharness.release;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InvalidClassException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentStubTest {
  @TempDir Path directory;

  /** Anything that is neither ours to pass nor the JDK's. */
  record Foreign(String text) implements Serializable {}

  @Test
  void aForeignTypeInTheStubsFileIsRefused() throws Exception {
    Path file = directory.resolve("stub");
    try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file))) {
      out.writeObject(new Object[] {new Foreign("x")});
    }
    assertThatThrownBy(() -> AgentStub.read(file))
        .isInstanceOf(InvalidClassException.class)
        .hasMessageContaining("REJECTED");
  }
}
