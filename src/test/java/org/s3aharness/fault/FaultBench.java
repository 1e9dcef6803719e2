package org.s3aharness.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.s3aharness.configuration.ClientConfiguration;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.Profile;
import org.s3aharness.encryption.ProfileDirectory;
import org.s3aharness.harness.SuiteRunner;
import org.s3aharness.harness.plan.Extent;
import org.s3aharness.harness.plan.Selection;
import org.s3aharness.harness.plan.Shard;
import org.s3aharness.harness.run.Run;
import org.s3aharness.harness.verdict.CasePattern;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.release.Release;
import org.s3aharness.release.resolve.ReleaseResolver;
import org.s3aharness.report.Invocation;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.session.Approval;
import org.s3aharness.session.RunScope;
import org.s3aharness.session.RunSession;
import org.s3aharness.session.SessionListener;
import org.s3aharness.session.SessionSettings;
import org.s3aharness.session.release.CaseFinder;
import org.s3aharness.session.release.ReleaseChoice;
import org.s3aharness.session.release.ReleaseSource;
import org.s3aharness.session.store.StoreChoice;

/**
 * A session for each release, with the broken clients on its agents' classpath, for many runs: what
 * breaks a client is in its configuration, so nothing needs to be started for it.
 */
final class FaultBench implements AutoCloseable {
  private static final int AGENTS = 2;

  /** A session and what it is about. */
  private record Subject(ReleaseChoice choice, List<Release> releases, RunSession session) {}

  private final Path directory;
  private final Map<String, Subject> subjects = new HashMap<>();
  private final List<Profile> profiles = ProfileDirectory.load(Path.of("test-configs"));

  FaultBench(Path directory) {
    this.directory = directory;
  }

  /** Runs cases and returns what came of them, {@code broken} by this configuration if any. */
  List<CaseResult> run(String release, List<String> cases, Optional<String> coreSite)
      throws Exception {
    List<ConfigurationFile> base =
        coreSite
            .map(text -> ConfigurationFile.read(write("core-site.xml", text)))
            .map(List::of)
            .orElse(List.of());
    Selection selection =
        new Selection(
            profiles,
            List.of(),
            cases.stream().map(CasePattern::of).toList(),
            Optional.empty(),
            Shard.ALL,
            Extent.NAMED,
            false);
    Subject subject = subject(release);
    Selection needed =
        CaseFinder.find(selection, base, subject.choice(), subject.releases()).needed();
    List<CaseResult> results = new CopyOnWriteArrayList<>();
    Run run =
        subject
            .session()
            .newRun(
                new RunScope(needed, base, Duration.ofMinutes(5)),
                (result, wire) -> results.add(result));
    SuiteRunner.run(run, SuiteRunner.SUITES, List.of());
    assertThat(run.broken()).as("what broke the run off").isEmpty();
    return results;
  }

  private Subject subject(String releases) throws IOException {
    Subject subject = subjects.get(releases);
    if (subject == null) {
      subject = start(releases);
      subjects.put(releases, subject);
    }
    return subject;
  }

  /** Starts a session for a release or, to judge them together, for two with a comma between. */
  private Subject start(String names) throws IOException {
    List<Release> releases = new ArrayList<>();
    for (String name : names.split(", *")) {
      releases.add(new ReleaseResolver().fromCentral(name, line -> {}));
    }
    List<ReleaseSource> sources = new ArrayList<>();
    releases.forEach(release -> sources.add((resolver, progress) -> release));
    ReleaseChoice choice =
        sources.size() == 1 ? ReleaseChoice.of(sources.get(0)) : ReleaseChoice.comparing(sources);
    SessionSettings settings =
        new SessionSettings(
            StoreChoice.of("localstack"),
            choice,
            ClientConfiguration.NONE,
            profiles,
            List.of(compile(names, releases.get(releases.size() - 1))),
            AGENTS,
            OptionalLong.empty(),
            new Invocation(Instant.now(), "run", List.of()));
    RunSession session =
        RunSession.start(
            settings,
            RunDirectory.create(directory.resolve(names)),
            Approval.GIVEN,
            SessionListener.SILENT);
    return new Subject(choice, releases, session);
  }

  /**
   * Compiles for Java 8 and against the release's own jars, because that is where the faults run.
   */
  private Path compile(String session, Release release) throws IOException {
    boolean sdkV1 = release.name().startsWith("3.3.");
    Path classes = Files.createDirectory(directory.resolve("broken-" + session));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--release",
                "8",
                "-nowarn",
                "-Xlint:-options",
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                release.classpath().stream()
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator))));
    Path sources = Path.of("src/test", sdkV1 ? "sdk-v1" : "java", "org/s3aharness/fault/broken");
    try (Stream<Path> files = Files.list(sources)) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(new String[0]));
    assertThat(code).as("javac").isZero();
    if (!sdkV1) {
      Path handlers =
          Files.createDirectories(classes.resolve("software/amazon/awssdk/global/handlers"));
      Files.writeString(
          handlers.resolve("execution.interceptors"), "org.s3aharness.fault.broken.BrokenKms\n");
    }
    return classes;
  }

  private Path write(String name, String text) {
    try {
      return Files.writeString(directory.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    subjects.values().forEach(subject -> subject.session().close());
  }
}
