package org.s3aharness.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.Profile;
import org.s3aharness.encryption.ProfileDirectory;
import org.s3aharness.harness.SuiteRunner;
import org.s3aharness.harness.judge.RunKeys;
import org.s3aharness.harness.plan.Selection;
import org.s3aharness.harness.run.AgentPool;
import org.s3aharness.harness.run.Fleet;
import org.s3aharness.harness.run.Run;
import org.s3aharness.harness.run.RunServices;
import org.s3aharness.harness.run.RunSettings;
import org.s3aharness.harness.verdict.CasePattern;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.DeclaredDeviations;
import org.s3aharness.release.AgentOptions;
import org.s3aharness.release.AgentProcess;
import org.s3aharness.release.Release;
import org.s3aharness.release.resolve.ReleaseResolver;
import org.s3aharness.store.Store;
import org.s3aharness.store.local.LocalStack;
import org.s3aharness.store.local.LocalStackOptions;
import org.s3aharness.store.resource.Buckets;
import org.s3aharness.store.resource.KmsKeyManager;
import org.s3aharness.wire.recorder.CertificateAuthority;
import org.s3aharness.wire.recorder.Recorder;
import org.s3aharness.wire.recorder.RecorderOptions;
import org.s3aharness.wire.route.RoutingTable;

/**
 * One store, and for each release two agents with the broken clients on their classpath, for many
 * runs: what breaks a client is in its configuration, so nothing needs to be started for it.
 */
final class FaultBench implements AutoCloseable {
  private static final int AGENTS = 2;
  private static final String PASSWORD = "public";

  private final Path directory;
  private final Store store;
  private final Buckets buckets;
  private final KmsKeyManager keys;
  private final RunKeys runKeys;
  private final Map<String, Release> releases = new HashMap<>();
  private final Map<String, AgentPool> agents = new HashMap<>();
  private final List<Profile> profiles = ProfileDirectory.load(Path.of("test-configs"));

  FaultBench(Path directory) throws IOException {
    this.directory = directory;
    String runId = "f" + Long.toString(System.currentTimeMillis(), 36);
    this.store =
        LocalStack.start(
            LocalStackOptions.loggingTo(directory.resolve("store.log")), System.out::println);
    this.buckets = new Buckets(store, runId);
    this.keys = new KmsKeyManager(store, runId);
    this.runKeys = RunKeys.of(List.of(keys.createKey("key1"), keys.createKey("key2")), directory);
  }

  /** Runs cases and returns what came of them, {@code broken} by this configuration if any. */
  List<CaseResult> run(String release, List<String> cases, Optional<String> coreSite)
      throws Exception {
    AgentPool pool = agents(release);
    List<ConfigurationFile> base =
        coreSite
            .map(text -> ConfigurationFile.read(write("core-site.xml", text)))
            .map(List::of)
            .orElse(List.of());
    Selection selection =
        new Selection(
            profiles, List.of(), cases.stream().map(CasePattern::of).toList(), Optional.empty());
    List<CaseResult> results = Collections.synchronizedList(new ArrayList<>());
    // Not closed: that would end the agents, which are for all runs.
    Run run =
        new Run(
            new RunSettings(
                selection, base, List.of(), DeclaredDeviations.load(), Duration.ofMinutes(5)),
            new RunServices(
                store, buckets, keys, runKeys, new Fleet(Map.of(releases.get(release), pool))),
            (result, wire) -> results.add(result));
    SuiteRunner.run(run, SuiteRunner.SUITES, List.of());
    assertThat(run.broken()).as("what broke the run off").isEmpty();
    return results;
  }

  private AgentPool agents(String release) throws Exception {
    if (!agents.containsKey(release)) {
      Release resolved = new ReleaseResolver().fromCentral(release, line -> {});
      releases.put(release, resolved);
      agents.put(release, start(resolved, compile(resolved)));
    }
    return agents.get(release);
  }

  private AgentPool start(Release release, Path broken) throws IOException {
    CertificateAuthority authority = CertificateAuthority.create();
    Path trustStore = directory.resolve(release.name() + ".p12");
    authority.writeTrustStore(trustStore, PASSWORD.toCharArray());
    RoutingTable routes =
        RoutingTable.aws(
            store.region(), store.s3Endpoint(), store.kmsEndpoint(), store.stsEndpoint());
    return AgentPool.start(
        AGENTS,
        n -> {
          String name = release.name() + "-" + n;
          try {
            Recorder recorder =
                Recorder.start(
                    authority,
                    routes,
                    RecorderOptions.defaults()
                        .withMarker("S3A-HARNESS-PLAIN-TX".getBytes(StandardCharsets.US_ASCII)));
            AgentOptions options =
                AgentOptions.named(name, directory, directory.resolve(name + ".log"))
                    .throughProxy("127.0.0.1", recorder.port())
                    .trusting(trustStore, PASSWORD)
                    .withExtraClasspath(List.of(broken))
                    .withEnvironment(
                        Map.of(
                            "AWS_ACCESS_KEY_ID", store.credentials().accessKey(),
                            "AWS_SECRET_ACCESS_KEY", store.credentials().secretKey(),
                            "AWS_REGION", store.region()));
            return new AgentPool.Slot(AgentProcess.start(release, options), recorder);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** For Java 8 and against the release's own jars, since that is where they run. */
  private Path compile(Release release) throws IOException {
    boolean sdkV1 = release.name().startsWith("3.3.");
    Path classes = Files.createDirectory(directory.resolve("broken-" + release.name()));
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
    agents.values().forEach(AgentPool::close);
    keys.close();
    buckets.close();
    store.close();
  }
}
