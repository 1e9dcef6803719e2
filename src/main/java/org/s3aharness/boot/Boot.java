package org.s3aharness.boot;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts the harness from the single jar. Agents need files, so the jar's content is unpacked once
 * into the user's cache directory, under a name made from the jar's hash, and runs from there.
 */
public final class Boot {
  /** The directory in the jar that holds the files of a release. */
  static final String CONTENT = "s3a-qualify/";

  private static final String LAUNCHER = "s3a-qualify";
  private static final String HARNESS = "s3a-encryption-harness.jar";
  private static final int INFRASTRUCTURE = 3;
  private static final int NAME_LENGTH = 16;

  private Boot() {}

  /** Unpacks the content if it is not unpacked yet, and runs the command. */
  public static void main(String[] arguments) throws Exception {
    Path home;
    try {
      home = unpacked(ownJar(), caches());
    } catch (IOException e) {
      System.err.println(
          "s3a-qualify: "
              + caches()
              + " cannot be written ("
              + e
              + "): make room or set XDG_CACHE_HOME to another directory.");
      System.exit(INFRASTRUCTURE);
      return;
    }
    run(home, arguments);
  }

  private static void run(Path home, String[] arguments) throws Exception {
    List<Path> jars = new ArrayList<>(List.of(home.resolve(HARNESS)));
    try (Stream<Path> libraries = Files.list(home.resolve("lib"))) {
      libraries.sorted().forEach(jars::add);
    }
    System.setProperty("s3aharness.home", home.toString());
    // From JDK 22 on there is a console for a pipe, too, unless it is this one.
    System.setProperty("jdk.console", "java.base");
    System.setProperty("s3aharness.terminal", Boolean.toString(System.console() != null));
    System.setProperty(
        "java.class.path",
        jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = jars.get(i).toUri().toURL();
    }
    // It stays open as long as the JVM: threads of the harness end later than this method.
    URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    try {
      loader
          .loadClass("org.s3aharness.cli.Main")
          .getMethod("main", String[].class)
          .invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static Path ownJar() throws URISyntaxException {
    return Path.of(Boot.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static Path caches() {
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path caches =
        xdg == null || xdg.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(xdg);
    return caches.resolve("s3a-encryption-harness");
  }

  /**
   * Returns the directory with the content of a jar, and unpacks it first if needed.
   *
   * @param cache the directory to unpack into
   * @throws IOException if the jar cannot be read or the directory cannot be written
   */
  static Path unpacked(Path jar, Path cache) throws IOException {
    Path home = cache.resolve("release-" + hash(jar).substring(0, NAME_LENGTH));
    if (Files.isDirectory(home)) {
      return home;
    }
    Files.createDirectories(cache);
    Path draft = Files.createTempDirectory(cache, "release-");
    try {
      unpack(jar, draft);
      Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException another) {
      delete(draft); // Another process was faster, with the same content.
    } catch (IOException e) {
      delete(draft);
      throw e;
    }
    return home;
  }

  private static void unpack(Path jar, Path directory) throws IOException {
    try (JarFile content = new JarFile(jar.toFile())) {
      for (JarEntry entry : content.stream().toList()) {
        String name = entry.getName();
        if (!name.startsWith(CONTENT) || entry.isDirectory()) {
          continue;
        }
        Path file = directory.resolve(name.substring(CONTENT.length())).normalize();
        if (!file.startsWith(directory)) {
          throw new IOException(name + " in " + jar + " leads out of the jar's directory");
        }
        Files.createDirectories(file.getParent());
        try (InputStream in = content.getInputStream(entry)) {
          Files.copy(in, file);
        }
        if (name.equals(CONTENT + LAUNCHER) && !file.toFile().setExecutable(true)) {
          throw new IOException(file + " cannot be made executable");
        }
      }
    }
  }

  private static String hash(Path jar) throws IOException {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(jar), sha256)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
