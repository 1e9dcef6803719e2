package org.s3aharness.store.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.s3aharness.store.StoreUnavailableException;
import org.s3aharness.util.Installation;

/**
 * The Python packages that came with the installation, as wheels, so that no index is asked for
 * them. Each environment has a directory of its own, which is named as the environment is.
 */
public final class InstalledWheels {
  private static final String DIRECTORY = "python";
  private static final String BEFORE_PYTHON = "-py";

  private final Path directory;

  InstalledWheels(Path directory) {
    this.directory = directory;
  }

  /** Returns those of the harness's own installation. */
  static InstalledWheels ofHarness() {
    return new InstalledWheels(Installation.offline().resolve(DIRECTORY));
  }

  /** Returns the name, within an installation, of a wheel of an environment. */
  public static String nameOf(String environment, Path wheel) {
    return "%s/%s/%s/%s"
        .formatted(Installation.OFFLINE, DIRECTORY, environment, wheel.getFileName());
  }

  /**
   * Returns the wheels of an environment; empty if the installation has none at all of these
   * packages.
   *
   * @param environment its name, which ends with the version of Python
   * @throws StoreUnavailableException if the installation has them for another Python only
   */
  List<Path> of(String environment) throws IOException {
    List<Path> wheels = files(directory.resolve(environment));
    if (wheels.isEmpty()) {
      requireNoneForAnotherPython(environment);
    }
    return wheels;
  }

  private void requireNoneForAnotherPython(String environment) throws IOException {
    int end = environment.lastIndexOf(BEFORE_PYTHON) + BEFORE_PYTHON.length();
    String packages = environment.substring(0, end);
    String others =
        files(directory).stream()
            .map(each -> each.getFileName().toString())
            .filter(name -> name.startsWith(packages))
            .map(name -> name.substring(end))
            .collect(Collectors.joining(", "));
    if (!others.isEmpty()) {
      throw new StoreUnavailableException(
          "This installation has packages for Python %s in %s, and none for Python %s: name a Python %s with --python, or make the bundle with --python for the one that is here."
              .formatted(others, directory, environment.substring(end), others));
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }
}
