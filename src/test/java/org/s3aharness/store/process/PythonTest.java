package org.s3aharness.store.process;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.store.StoreUnavailableException;

class PythonTest {
  @TempDir Path directory;

  @Test
  void aMissingPythonIsNamedWithTheNextStep() {
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> Python.find(Optional.of("/no/python")))
        .withMessageContainingAll("/no/python: not found", "3.11", "--python", "Docker");
  }

  @Test
  void aPythonThatIsTooOldIsNamedWithItsVersion() throws IOException {
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> Python.find(Optional.of(script("echo 3.9; echo /usr/bin/python3.9"))))
        .withMessageContaining("is 3.9");
  }

  @Test
  void aPythonWithoutVenvIsNamedWithItsError() throws IOException {
    String complaint = "ModuleNotFoundError: No module named 'ensurepip'";
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> Python.find(Optional.of(script("echo \"" + complaint + "\"; exit 1"))))
        .withMessageContainingAll(complaint, "python3-venv");
  }

  private String script(String body) throws IOException {
    Path file = directory.resolve("python");
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return file.toString();
  }
}
