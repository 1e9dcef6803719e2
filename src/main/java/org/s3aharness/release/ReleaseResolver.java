package org.s3aharness.release;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Finds the jars of a release. */
public final class ReleaseResolver {
  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+[-.\\w]*");

  private final ClasspathCache cache;

  /** With the user's cache of resolved classpaths. */
  public ReleaseResolver() {
    this(ClasspathCache.ofUser());
  }

  ReleaseResolver(ClasspathCache cache) {
    this.cache = cache;
  }

  /**
   * A released version from Maven Central or what the user's {@code settings.xml} puts in its
   * place. The first time downloads up to 700 MB; later ones ask no repository.
   *
   * @param version such as {@code 3.4.3}
   * @param progress receives lines for a person while this takes its time; any thread
   * @throws ReleaseException no such version, or no repository can be reached
   */
  public Release fromCentral(String version, Consumer<String> progress) throws ReleaseException {
    if (!VERSION.matcher(version).matches()) {
      throw ReleaseException.request(
          "'" + version + "' is not a Hadoop version: give one such as 3.4.3.");
    }
    requireKnown(version);
    String key = version + "-" + recipe(version);
    try {
      Optional<List<Path>> cached = cache.find(key);
      List<Path> classpath;
      if (cached.isPresent()) {
        classpath = cached.get();
      } else {
        try (MavenSession maven = MavenSession.open(progress)) {
          classpath = new CentralRelease(version, maven, progress).classpath();
        }
        cache.put(key, classpath);
      }
      return new Release(
          version,
          Optional.of(version),
          classpath,
          Optional.empty(),
          "Hadoop " + version + " from Maven Central" + encryptionClient(version, classpath),
          Release.Origin.CENTRAL);
    } catch (ReleaseException e) {
      throw e;
    } catch (IOException e) {
      throw new ReleaseException(
          ReleaseException.Kind.INFRASTRUCTURE,
          "The cache of classpaths cannot be used for Hadoop %s: %s. Check its permissions or set XDG_CACHE_HOME."
              .formatted(version, e),
          e);
    }
  }

  /** Which one is there, and which one it stands in for. */
  private static String encryptionClient(String version, List<Path> classpath) {
    Optional<String> builtWith = ReleaseFeatures.of(version).encryptionClientVersion();
    return HadoopJars.encryptionClient(classpath)
        .map(
            there ->
                ", S3 encryption client "
                    + there
                    + builtWith
                        .filter(wanted -> !wanted.equals(there))
                        .map(wanted -> " (it was built with " + wanted + ", which is not served)")
                        .orElse(""))
        .orElse("");
  }

  private static void requireKnown(String version) throws ReleaseException {
    try {
      ReleaseFeatures.of(version);
    } catch (IllegalArgumentException e) {
      throw ReleaseException.request(e.getMessage() + ".");
    }
  }

  /** Everything besides the version that decides what it resolves to. */
  private static String recipe(String version) {
    String client = ReleaseFeatures.of(version).encryptionClientVersion().orElse("none");
    return CentralRelease.RECIPE + "-s3ec-" + client;
  }

  /**
   * An unpacked distribution.
   *
   * @param home its {@code HADOOP_HOME}
   * @throws ReleaseException when the directory is not laid out as one or lacks S3A
   */
  public Release fromHadoopHome(Path home) throws ReleaseException {
    List<Path> classpath = HadoopHome.classpath(home);
    return installed(classpath, "Hadoop at " + home.toAbsolutePath(), Release.Origin.HADOOP_HOME);
  }

  /**
   * A classpath as {@code hadoop classpath} prints it: entries separated by the platform's path
   * separator, {@code dir/*} standing for all jars of a directory.
   *
   * @throws ReleaseException when an entry does not exist or S3A is not on it
   */
  public Release fromClasspath(String classpath) throws ReleaseException {
    return fromEntries(
        List.of(classpath.split(File.pathSeparator)), Path.of(""), "--hadoop-classpath");
  }

  /**
   * The same by single entries.
   *
   * @param directory that relative ones are resolved against
   * @param where they come from, for messages
   * @throws ReleaseException when an entry does not exist or S3A is not among them
   */
  Release fromEntries(List<String> classpath, Path directory, String where)
      throws ReleaseException {
    return installed(
        entries(classpath, directory, where),
        "Hadoop on a given classpath",
        Release.Origin.CLASSPATH);
  }

  /** Existing files and directories, {@code dir/*} being all jars of a directory. */
  List<Path> entries(List<String> classpath, Path directory, String where) throws ReleaseException {
    List<Path> entries = new ArrayList<>();
    for (String entry : classpath) {
      if (entry.endsWith("*")) {
        entries.addAll(
            HadoopHome.jarsIn(directory.resolve(entry.substring(0, entry.length() - 1))));
      } else if (!entry.isEmpty() && Files.exists(directory.resolve(entry))) {
        entries.add(directory.resolve(entry).toAbsolutePath());
      } else {
        throw ReleaseException.request(
            "The classpath's entry '" + entry + "' does not exist: correct " + where + ".");
      }
    }
    return entries;
  }

  /**
   * Checks what {@link #named} can be told at once.
   *
   * @throws ReleaseException when the name stands for nothing
   */
  public void check(String name, Optional<Path> file) throws ReleaseException {
    boolean entry = file.isPresent() && NamedRelease.read(file.get()).containsKey(name);
    if (!entry && !VERSION.matcher(name).matches() && !Files.isDirectory(Path.of(name))) {
      throw ReleaseException.request(
          "'%s' is neither a version such as 3.4.3, nor a HADOOP_HOME, nor an entry of %s."
              .formatted(name, file.map(f -> "--releases " + f).orElse("a --releases file")));
    }
  }

  /**
   * A release as a user names it: a version, an unpacked distribution, or an entry of a file.
   *
   * @param name such as {@code 3.4.3}, {@code /opt/hadoop} or {@code spark-3.5}
   * @param file of named releases; empty for none
   * @param progress receives lines for a person while this takes its time; any thread
   * @throws ReleaseException when it is none of them, or cannot be resolved
   */
  public Release named(String name, Optional<Path> file, Consumer<String> progress)
      throws ReleaseException {
    if (file.isPresent()) {
      NamedRelease entry = NamedRelease.read(file.get()).get(name);
      if (entry != null) {
        return entry.resolve(name, file.get(), this);
      }
    }
    check(name, file);
    return VERSION.matcher(name).matches()
        ? fromCentral(name, progress)
        : fromHadoopHome(Path.of(name));
  }

  private static Release installed(List<Path> classpath, String what, Release.Origin origin)
      throws ReleaseException {
    Optional<String> version = HadoopJars.version(classpath);
    if (version.isPresent()) {
      requireKnown(version.get());
    }
    if (!HadoopJars.hasS3A(classpath)) {
      throw ReleaseException.request(
          what + " has no S3A (a hadoop-aws jar): add it, or give another classpath.");
    }
    String name = version.orElse("unknown");
    return new Release(
        name, version, classpath, Optional.empty(), what + ", version " + name, origin);
  }
}
