package org.s3aharness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.s3aharness.release.resolve.ReleaseResolver;

/** Compiles a user's scenario or credential provider against a release's own jars. */
public final class ReleaseCompiler {
  private ReleaseCompiler() {}

  public static void compile(String release, Path source, Path target) throws IOException {
    String classpath =
        Stream.concat(
                Stream.of(Path.of("target/agent/s3a-agent.jar")),
                new ReleaseResolver().fromCentral(release, line -> {}).classpath().stream())
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release",
                "8",
                "-Xlint:-options",
                "-cp",
                classpath,
                "-d",
                target.toString(),
                source.toString());
    assertThat(code).as("javac").isZero();
  }
}
