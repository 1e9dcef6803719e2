package org.s3aharness.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.s3aharness.util.UserCache;

/**
 * A place for a process to run in, of which everything that the process leaves can be seen: a home
 * and a working directory of its own, and, where Linux allows it, a {@code /tmp} of its own.
 */
final class Enclosure implements AutoCloseable {
  private static final Path TMP = Path.of("/tmp");

  /** The directories that a run may write in a home: the caches of Maven and of the harness. */
  private static final Set<Path> CACHES =
      Set.of(Path.of(".m2"), Path.of(".cache", "s3a-encryption-harness"));

  private static final boolean CAN_HIDE_TMP = canHideTmp();

  private final Path root;
  private final Path ownTmp;
  private final Path home;
  private final Path workingDirectory;
  private final Set<Path> made = new HashSet<>();

  private Enclosure(Path root) throws IOException {
    this.root = root;
    this.ownTmp = Files.createDirectory(root.resolve("tmp"));
    this.home = Files.createDirectory(root.resolve("home"));
    this.workingDirectory = Files.createDirectory(root.resolve("work"));
  }

  /** Makes one in the build directory, which is not in {@code /tmp} but for odd check-outs. */
  static Enclosure create() throws IOException {
    Enclosure enclosure =
        new Enclosure(Files.createTempDirectory(Path.of("target").toAbsolutePath(), "enclosure-"));
    Path real = Path.of(System.getProperty("user.home"));
    for (Path cache : CACHES) {
      Path link = enclosure.home.resolve(cache);
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, Files.createDirectories(real.resolve(cache)));
    }
    return enclosure;
  }

  /** Returns the options that give a JVM this home, and the harness its usual profiles. */
  List<String> jvmOptions() {
    return List.of(
        "-Duser.home=" + home,
        "-Ds3aharness.home="
            + System.getProperty("s3aharness.home", Path.of("").toAbsolutePath().toString()));
  }

  /**
   * Has a process start in here.
   *
   * @param seen a directory that the process sees even if it is in {@code /tmp}
   */
  ProcessBuilder enclose(ProcessBuilder process, Path seen) throws IOException {
    process.directory(workingDirectory.toFile());
    process.environment().put("HOME", home.toString());
    // When pip installs a store, it asks a rustc for its version; that of rustup makes its
    // directory.
    process
        .environment()
        .putIfAbsent("RUSTUP_HOME", Path.of(System.getProperty("user.home"), ".rustup").toString());
    if (CAN_HIDE_TMP) {
      List<String> command = new ArrayList<>(List.of("unshare", "--map-root-user", "--mount"));
      command.addAll(List.of("sh", "-c", mounts(seen) + "exec \"$@\"", "sh"));
      command.addAll(process.command());
      process.command(command);
    }
    try (Stream<Path> files = Files.walk(root)) {
      made.addAll(files.toList());
    }
    return process;
  }

  private String mounts(Path seen) throws IOException {
    StringBuilder script = new StringBuilder("set -e; ");
    Set<Path> needed = new TreeSet<>(Set.of(seen, Path.of("").toAbsolutePath()));
    needed.add(Path.of(System.getProperty("java.home")));
    // Otherwise each process installs LocalStack anew.
    needed.add(Files.createDirectories(UserCache.directory()));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path jar = Path.of(entry).toAbsolutePath();
      needed.add(Files.isDirectory(jar) ? jar : jar.getParent());
    }
    for (Path each : needed) {
      if (each.startsWith(TMP) && Files.isDirectory(each)) {
        Path inside = Files.createDirectories(ownTmp.resolve(TMP.relativize(each)));
        script.append("mount --bind '%s' '%s'; ".formatted(each, inside));
      }
    }
    return script.append("mount --rbind '%s' /tmp; ".formatted(ownTmp)).toString();
  }

  /** Returns what is in here and was not before the process started. */
  List<Path> left() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(path -> !made.contains(path)).toList();
    }
  }

  private static boolean canHideTmp() {
    try {
      return new ProcessBuilder("unshare", "--map-root-user", "--mount", "true").start().waitFor()
          == 0;
    } catch (IOException none) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    PathUtils.deleteDirectory(root);
  }
}
