package org.s3aharness.store.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.s3aharness.store.StoreUnavailableException;

/**
 * A Python that LocalStack runs on.
 *
 * @param executable the absolute path
 * @param version such as {@code 3.11}
 */
public record Python(String executable, String version) {
  private static final List<String> SUPPORTED = List.of("3.11", "3.12", "3.13");
  private static final List<String> COMMANDS =
      List.of("python3", "python3.13", "python3.12", "python3.11");
  private static final String ASK =
      "import ensurepip, sys, venv; print('%d.%d' % sys.version_info[:2]); print(sys.executable)";

  /**
   * Returns the Python that is asked for, or else the first one that fits.
   *
   * @throws StoreUnavailableException naming the versions that were looked for
   */
  public static Python find(Optional<String> wanted) {
    List<String> found = new ArrayList<>();
    for (String command : wanted.map(List::of).orElse(COMMANDS)) {
      List<String> answer = ask(command);
      if (answer.size() == 2 && SUPPORTED.contains(answer.get(0))) {
        return new Python(answer.get(1), answer.get(0));
      }
      found.add(command + ": " + (answer.size() == 2 ? "is " + answer.get(0) : answer.get(0)));
    }
    throw new StoreUnavailableException(
        "No Python for LocalStack was found (%s). It needs 3.11, 3.12 or 3.13 with its venv module: "
                .formatted(String.join("; ", found))
            + "install one (Debian: python3 and python3-venv) or name it with --python, or start a"
            + " Docker engine.");
  }

  /** Returns version and path, such as {@code Python 3.11 (/usr/bin/python3)}. */
  public String inWords() {
    return "Python " + version + " (" + executable + ")";
  }

  /** Returns version and path, or a single line that says why there is no answer. */
  private static List<String> ask(String command) {
    Process process;
    try {
      process =
          new ProcessBuilder(command, "-I", "-c", ASK)
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.PIPE)
              .start();
    } catch (IOException absent) {
      return List.of("not found");
    }
    try {
      process.getOutputStream().close();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return List.of("did not answer");
      }
      List<String> lines =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank())
              .toList();
      if (process.exitValue() == 0 && lines.size() == 2) {
        return lines;
      }
      return List.of(lines.isEmpty() ? "no answer" : lines.get(lines.size() - 1));
    } catch (IOException e) {
      return List.of(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("Interrupted while looking for a Python.", e);
    }
  }
}
