package org.s3aharness.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.s3aharness.util.UserCache;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An archive of the classes that agents of one release load, which spares later agents most of the
 * work of loading them (class data sharing, JDK 13 and newer). It is in the user's cache directory,
 * under a name made from the JVM and from the name, size and time of every jar, so that a change of
 * any of these makes another one. A JVM that finds an archive unfit ignores it.
 *
 * <p>The first agent that ends in peace makes the archive as it ends. There is none for a variant
 * of a release, which rarely runs twice, for a classpath with directories, which such archives
 * cannot have, or where a file cannot be read or written.
 */
final class SharedClasses {
  private static final Logger LOG = LoggerFactory.getLogger(SharedClasses.class);

  /** The first release of the JDK that makes such archives (JEP 350). */
  private static final int OLDEST_JAVA = 13;

  private static final String UNFINISHED = ".unfinished";
  private static final int KEY_LENGTH = 16;
  private static final Duration OUTDATED = Duration.ofDays(1);

  /** The JVM's remarks about classes that it leaves out do not belong in an agent's log. */
  private static final List<String> QUIETLY = List.of("-Xlog:disable", "-Xlog:all=error:stderr");

  /** The archives that agents of this JVM are making. */
  private static final Set<Path> BEING_MADE = ConcurrentHashMap.newKeySet();

  /** Stands for no archive. */
  static final SharedClasses NONE = new SharedClasses(null, null);

  private final Path archive;
  private final Path unfinished;

  private SharedClasses(Path archive, Path unfinished) {
    this.archive = archive;
    this.unfinished = unfinished;
  }

  /**
   * Finds the archive for an agent, or prepares to make it.
   *
   * @param classpath what every agent of the release has, in order
   * @param options an agent without a proxy talks to no store and loads much less, which is an
   *     archive of its own
   */
  static SharedClasses of(
      Release release, List<Path> classpath, Path javaHome, AgentOptions options) {
    return in(UserCache.directory().resolve("classes"), release, classpath, javaHome, options);
  }

  static SharedClasses in(
      Path directory, Release release, List<Path> classpath, Path javaHome, AgentOptions options) {
    if (release.variant().isPresent()) {
      return NONE;
    }
    try {
      return find(directory, release, classpath, javaHome, options);
    } catch (IOException e) {
      LOG.info("agents of {} start without shared classes", release.name(), e);
      return NONE;
    }
  }

  private static SharedClasses find(
      Path directory, Release release, List<Path> classpath, Path javaHome, AgentOptions options)
      throws IOException {
    boolean canShare =
        Files.isRegularFile(javaHome.resolve("lib/server/classes.jsa"))
            && JavaCheck.feature(javaHome).filter(java -> java >= OLDEST_JAVA).isPresent()
            && classpath.stream().allMatch(Files::isRegularFile);
    if (!canShare) {
      return NONE;
    }
    String name = release.name() + (options.proxy().isPresent() ? "-client-" : "-reader-");
    Files.createDirectories(directory);
    Path archive = directory.resolve(name + key(classpath, javaHome) + ".jsa");
    removeUseless(directory, name, archive);
    if (Files.exists(archive)) {
      return new SharedClasses(archive, null);
    }
    boolean mayMake = options.extraClasspath().isEmpty() && BEING_MADE.add(archive);
    return mayMake
        ? new SharedClasses(
            archive,
            archive.resolveSibling(
                archive.getFileName() + "." + ProcessHandle.current().pid() + UNFINISHED))
        : NONE;
  }

  private static String key(List<Path> classpath, Path javaHome) throws IOException {
    StringBuilder text = new StringBuilder(Files.readString(javaHome.resolve("release")));
    describe(javaHome.resolve("lib/server/classes.jsa"), text);
    for (Path jar : classpath) {
      describe(jar, text);
    }
    return DigestUtils.sha256Hex(text.toString()).substring(0, KEY_LENGTH);
  }

  private static void describe(Path file, StringBuilder text) throws IOException {
    text.append(file)
        .append(' ')
        .append(Files.size(file))
        .append(' ')
        .append(Files.getLastModifiedTime(file).toMillis())
        .append('\n');
  }

  /**
   * Removes what a killed harness has left, and other archives of the same release that were made
   * long ago.
   */
  private static void removeUseless(Path directory, String name, Path needed) throws IOException {
    Instant limit = Instant.now().minus(OUTDATED);
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        boolean isOutdated =
            !file.equals(needed)
                && file.getFileName().toString().startsWith(name)
                && Files.getLastModifiedTime(file).toInstant().isBefore(limit);
        if (isOutdated || isAbandoned(file.getFileName().toString())) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static boolean isAbandoned(String name) {
    if (!name.endsWith(UNFINISHED)) {
      return false;
    }
    String stem = name.substring(0, name.length() - UNFINISHED.length());
    long maker = Long.parseLong(stem.substring(stem.lastIndexOf('.') + 1));
    return ProcessHandle.of(maker).isEmpty();
  }

  /** Returns the options for the agent's JVM. */
  List<String> jvmOptions() {
    if (archive == null) {
      return List.of();
    }
    String option =
        isBeingMade()
            ? "-XX:ArchiveClassesAtExit=" + unfinished
            : "-XX:SharedArchiveFile=" + archive;
    return Stream.concat(Stream.of(option), QUIETLY.stream()).toList();
  }

  /** Says whether the agent makes the archive, and so takes longer to end. */
  boolean isBeingMade() {
    return unfinished != null;
  }

  /**
   * Keeps the archive that the agent has made.
   *
   * @param exitCode of the agent; empty if it was killed, whose archive is not whole
   */
  void agentEnded(Optional<Integer> exitCode) {
    if (!isBeingMade()) {
      return;
    }
    try {
      if (exitCode.equals(Optional.of(0)) && Files.exists(unfinished)) {
        Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
      } else {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      LOG.info("{} is not kept", archive, e);
    } finally {
      BEING_MADE.remove(archive);
    }
  }
}
