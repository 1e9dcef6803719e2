package org.s3aharness.report.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.store.Place;

class RecordedEnvironmentTest {
  private static final String ENVIRONMENT =
      """
      {"schema":1,"run":"r1","store":{"chosen":"aws","s3":"https://s3.eu-central-1.amazonaws.com",
      "kms":"https://kms.eu-central-1.amazonaws.com","region":"eu-central-1","account":"123"}}
      """;

  @TempDir Path run;

  @Test
  void itSaysWhereTheRunWas() throws IOException {
    write(ENVIRONMENT);

    assertThat(RecordedEnvironment.read(run))
        .isEqualTo(
            new RecordedEnvironment(
                "r1",
                "aws",
                URI.create("https://s3.eu-central-1.amazonaws.com"),
                URI.create("https://kms.eu-central-1.amazonaws.com"),
                "eu-central-1",
                Optional.of("123"),
                Optional.empty()));
  }

  @Test
  void itSaysWhatTheRunWasConfinedTo() throws IOException {
    write(ENVIRONMENT.replace("\"region\"", "\"bucket\":\"b\",\"prefix\":\"a/b/\",\"region\""));

    assertThat(RecordedEnvironment.read(run).within()).contains(new Place("b", "a/b/"));
  }

  @Test
  void aDirectoryWithoutOneIsNamedWithTheNextStep() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> RecordedEnvironment.read(run))
        .withMessageContainingAll(run.toString(), "Give the directory of a run");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "no json", "{\"run\":\"r1\"}", "{\"run\":1,\"store\":{}}"})
  void whatIsNoneIsNamed(String text) throws IOException {
    write(text);

    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> RecordedEnvironment.read(run))
        .withMessageContaining("environment.json");
  }

  private void write(String text) throws IOException {
    Files.writeString(run.resolve("environment.json"), text);
  }
}
