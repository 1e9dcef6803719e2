package org.s3aharness.cli.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs commands as on a machine without the internet, for a user whose caches are empty. The
 * mirrors that this user has configured do not answer; where Linux allows it, the commands also
 * have no network but the loopback interface.
 */
final class Offline {
  private static final String NO_ANSWER = "http://127.0.0.1:9/";
  private static final List<String> LOOPBACK_ONLY =
      List.of(
          "unshare",
          "--map-root-user",
          "--net",
          "sh",
          "-c",
          "ip link set lo up && exec \"$@\"",
          "sh");

  private final Path home;
  private final List<String> enclosed;

  private Offline(Path home, List<String> enclosed) {
    this.home = home;
    this.enclosed = enclosed;
  }

  /** Creates a user with this home. */
  static Offline in(Path home) throws Exception {
    Path settings = Files.createDirectories(home.resolve(".m2")).resolve("settings.xml");
    Files.writeString(
        settings,
        """
        <settings><mirrors><mirror>
          <id>none</id><mirrorOf>*</mirrorOf><url>%s</url>
        </mirror></mirrors></settings>
        """
            .formatted(NO_ANSWER));
    boolean canEnclose = new Offline(home, LOOPBACK_ONLY).exitCode(List.of("true")) == 0;
    return new Offline(home, canEnclose ? LOOPBACK_ONLY : List.of());
  }

  /** Runs a command, which must succeed, and returns what it said. */
  String run(List<String> command) throws Exception {
    int exitCode = exitCode(command);
    String said = Files.readString(console());
    assertThat(exitCode).as("%s: %s", command, said).isZero();
    return said;
  }

  private int exitCode(List<String> command) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(enclosed);
    all.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(all)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(console().toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("PIP_") || name.startsWith("UV_"));
    environment.remove("XDG_CACHE_HOME");
    environment.put("HOME", home.toString());
    environment.put("JAVA_TOOL_OPTIONS", "-Duser.home=" + home);
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("PIP_INDEX_URL", NO_ANSWER);
    environment.put("UV_INDEX_URL", NO_ANSWER);
    Process process = builder.start();
    if (!process.waitFor(8, TimeUnit.MINUTES)) {
      process.destroy();
      throw new AssertionError(command + " does not end: " + Files.readString(console()));
    }
    return process.exitValue();
  }

  private Path console() {
    return home.resolve("console");
  }
}
