package org.s3aharness.session.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.verdict.InfrastructureException;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.release.resolve.PackedRelease;
import org.s3aharness.release.resolve.ReleaseResolver;
import org.s3aharness.session.SessionListener;
import org.s3aharness.session.SessionResources;
import org.s3aharness.session.cleanup.WorkDirectory;
import org.s3aharness.store.process.InstalledWheels;
import org.s3aharness.store.process.Python;
import org.s3aharness.store.process.PythonEnvironment;
import org.s3aharness.store.process.PythonPackages;
import org.s3aharness.util.UserCache;

/**
 * Writes the harness and everything that runs need into one file, which installs itself on a
 * machine without the internet.
 */
public final class BundleSession implements AutoCloseable {
  private static final int MEGABYTE = 1_000_000;
  private static final String DEFAULT_RELEASE = "3.4.3";
  private static final String DEFAULT_STORE = "localstack";

  private final RunNeeds needs;
  private final Path output;
  private final SessionListener listener;
  private final SessionResources resources;

  /**
   * Creates a session that has fetched nothing yet.
   *
   * @param output the file to be written
   */
  public BundleSession(RunNeeds needs, Path output, SessionListener listener) {
    this.needs = needs;
    this.output = output.toAbsolutePath();
    this.listener = listener;
    this.resources = new SessionResources(listener);
  }

  /**
   * Fetches everything and writes the file.
   *
   * @throws UsageException if the file cannot be written there, or the harness is not packaged
   * @throws ReleaseException if a release does not exist, or cannot be had
   * @throws IOException if a file cannot be read or written
   * @throws org.s3aharness.store.StoreUnavailableException if Python packages cannot be had
   */
  public void run() throws IOException {
    try {
      SelfExtractingFile bundle = begun();
      needs.check(listener::progress);
      SortedMap<String, Path> files = HarnessFiles.find();
      Map<String, String> texts = new TreeMap<>();
      for (String version : needs.releases()) {
        PackedRelease release = new ReleaseResolver().packed(version, listener::progress);
        files.putAll(release.files());
        texts.put(release.list(), String.join("\n", release.classpath()) + "\n");
      }
      files.putAll(wheels(resources.started(WorkDirectory.create()).path()));
      try {
        write(bundle, files, texts);
      } catch (IOException e) {
        throw new InfrastructureException(
            "%s cannot be written (%s): free some disk space, or name another file with --output."
                .formatted(output, e.getMessage()),
            e);
      }
    } finally {
      resources.startHasEnded();
    }
  }

  /** Begins the file before anything is fetched, since it may not be possible. */
  private SelfExtractingFile begun() {
    try {
      if (Files.isDirectory(output)) {
        throw new FileSystemException(output.toString(), null, "is a directory");
      }
      return resources.started(new SelfExtractingFile(output));
    } catch (IOException e) {
      throw new UsageException(
          "--output %s: this file cannot be written (%s): name a file in an existing directory that you may write to."
              .formatted(output, e),
          e);
    }
  }

  private Map<String, Path> wheels(Path directory) throws IOException {
    Map<String, Path> wheels = new TreeMap<>();
    for (Python python : needs.interpreters()) {
      for (PythonPackages packages : needs.packages()) {
        PythonEnvironment environment =
            new PythonEnvironment(packages, UserCache.directory(), python);
        Path target = directory.resolve(environment.name());
        for (Path wheel : environment.wheels(target, listener::progress)) {
          wheels.put(InstalledWheels.nameOf(environment.name(), wheel), wheel);
        }
      }
    }
    return wheels;
  }

  private void write(
      SelfExtractingFile bundle, SortedMap<String, Path> files, Map<String, String> texts)
      throws IOException {
    long all = 0;
    for (Path file : files.values()) {
      all += Files.size(file);
    }
    listener.progress("Packing %d files, %d MB".formatted(files.size(), all / MEGABYTE));
    long done = 0;
    for (Map.Entry<String, Path> file : files.entrySet()) {
      bundle.add(file.getKey(), file.getValue(), file.getKey().equals(HarnessFiles.LAUNCHER));
      long size = Files.size(file.getValue());
      done += size;
      if (size > 100L * MEGABYTE) {
        listener.progress("Packed %d of %d MB".formatted(done / MEGABYTE, all / MEGABYTE));
      }
    }
    for (Map.Entry<String, String> text : texts.entrySet()) {
      bundle.add(text.getKey(), text.getValue());
    }
    bundle.finish(Map.of("CONTENT", content(), "SYSTEM", system(), "EXAMPLE", exampleOptions()));
    listener.say(
        "Written: %s (%d MB, %s).".formatted(output, Files.size(output) / MEGABYTE, content()));
    listener.say("Install it with: sh %s DIRECTORY".formatted(output.getFileName()));
  }

  private String content() {
    List<String> parts = new ArrayList<>();
    parts.add("s3a-qualify");
    needs.releases().forEach(version -> parts.add("Hadoop " + version));
    for (PythonPackages packages : needs.packages()) {
      parts.add(packages.name() + " " + packages.version());
    }
    String python =
        needs.interpreters().stream().map(Python::version).collect(Collectors.joining(", "));
    return String.join(", ", parts) + (python.isEmpty() ? "" : " for Python " + python);
  }

  /** Returns the system that the Python packages are for, in the words of {@code uname}. */
  private String system() throws IOException {
    if (needs.packages().isEmpty()) {
      return "any";
    }
    Process uname = new ProcessBuilder("uname", "-sm").start();
    return new String(uname.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  /** Returns the options of a run that uses what was packed, where they are not the defaults. */
  private String exampleOptions() {
    String release = needs.releases().get(0);
    String store = needs.stores().get(0).name();
    return Stream.of(
            release.equals(DEFAULT_RELEASE) ? "" : " --release " + release,
            store.equals(DEFAULT_STORE) ? "" : " --store " + store)
        .collect(Collectors.joining());
  }

  @Override
  public void close() {
    resources.close();
  }
}
