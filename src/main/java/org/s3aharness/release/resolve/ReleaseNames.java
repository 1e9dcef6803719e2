package org.s3aharness.release.resolve;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseException;

/** Knows what the names stand for by which a user calls releases. */
public final class ReleaseNames {
  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+[-.\\w]*");

  private final ReleaseResolver resolver;
  private final Optional<Path> file;

  /**
   * Reads nothing yet.
   *
   * @param file the file of named releases; empty for none
   */
  public ReleaseNames(ReleaseResolver resolver, Optional<Path> file) {
    this.resolver = resolver;
    this.file = file;
  }

  /** Says whether a name is that of a version, such as {@code 3.4.3}. */
  public static boolean isVersion(String name) {
    return VERSION.matcher(name).matches();
  }

  /**
   * Checks a name as far as possible without delay.
   *
   * @throws ReleaseException when the name stands for nothing
   */
  public void check(String name) throws ReleaseException {
    boolean entry = file.isPresent() && NamedRelease.read(file.get()).containsKey(name);
    if (!entry && !isVersion(name) && !Files.isDirectory(Path.of(name))) {
      throw ReleaseException.request(
          "'%s' is neither a version such as 3.4.3, nor a HADOOP_HOME, nor a source tree, nor an entry of %s."
              .formatted(name, file.map(f -> "--releases " + f).orElse("a --releases file")));
    }
  }

  /**
   * Returns a release as a user names it: a version, an unpacked distribution, a built source tree,
   * or an entry of a file.
   *
   * @param name such as {@code 3.4.3}, {@code /opt/hadoop} or {@code spark-3.5}
   * @param progress receives lines for a person while this takes its time, on any thread
   * @throws ReleaseException when it is none of these, or cannot be resolved
   */
  public Release named(String name, Consumer<String> progress) throws ReleaseException {
    if (file.isPresent()) {
      NamedRelease entry = NamedRelease.read(file.get()).get(name);
      if (entry != null) {
        return entry.resolve(name, file.get(), resolver, progress);
      }
    }
    check(name);
    if (isVersion(name)) {
      return resolver.fromCentral(name, progress);
    }
    Path directory = Path.of(name);
    return SourceTree.isOne(directory)
        ? resolver.fromSource(directory, progress)
        : resolver.fromHadoopHome(directory);
  }
}
