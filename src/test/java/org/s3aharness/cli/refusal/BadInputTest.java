package org.s3aharness.cli.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.cli.Qualify;
import org.s3aharness.session.outcome.ExitCode;

/** Checks that unusable input is refused before anything starts, in one sentence that names it. */
class BadInputTest {
  @TempDir Path directory;

  @Test
  void aReleaseThatDoesNotExistIsRefusedBeforeAStoreIsStarted() {
    refused(ExitCode.USAGE, "There is no Hadoop 3.4.99", "--release=3.4.99");
    assertThat(directory.resolve("runs")).doesNotExist();
  }

  @Test
  void aProfileWithAnUnknownAlgorithmIsRefusedBeforeAStoreIsStarted() throws IOException {
    Path profiles = Files.createDirectory(directory.resolve("profiles"));
    Files.writeString(
        profiles.resolve("odd.xml"),
        """
        <configuration>
          <property><name>fs.s3a.encryption.algorithm</name><value>AES255</value></property>
        </configuration>
        """);
    refused(ExitCode.USAGE, "AES255", "--profiles=" + profiles);
    assertThat(directory.resolve("runs")).doesNotExist();
  }

  @Test
  void aCommandToWatchThatIsNoProgramIsToldBeforeAStoreIsStarted() {
    for (String program : new String[] {"no-such-program", "./no-such-program", "/etc"}) {
      Qualify watch =
          Qualify.command(
              directory,
              "watch",
              "--out=" + directory.resolve("runs"),
              "--make-bucket=data",
              "--",
              program);
      watch.assertRefused(ExitCode.USAGE, "-- " + program + ": there is no such program");
    }
    assertThat(directory.resolve("runs")).doesNotExist();
  }

  @Test
  void aJarToBisectWithoutItsGroupIsNamed() {
    Qualify.command(
            directory,
            "bisect",
            "--out=" + directory.resolve("runs"),
            "--good=3.4.1",
            "--bad=3.4.3",
            "--jar=bundle")
        .assertRefused(ExitCode.USAGE, "--jar bundle: give group and name");
    assertThat(directory.resolve("runs")).doesNotExist();
  }

  @Test
  void aStoreReportThatIsNotThereIsNamed() {
    Qualify.command(directory, "store-report", "--compare=no-such.json")
        .assertRefused(ExitCode.USAGE, "no-such.json: there is no such file");
  }

  @Test
  void aMissingProfilesDirectoryIsNamed() {
    refused(ExitCode.USAGE, "no/such/dir", "--profiles", "no/such/dir");
  }

  @Test
  void anEmptyProfilesDirectoryIsNamed() {
    refused(ExitCode.USAGE, "holds no *.xml", "--profiles", directory.toString());
  }

  @Test
  void aMalformedProfileIsNamedWithItsLine() throws IOException {
    Path profiles = Files.createDirectory(directory.resolve("profiles"));
    Files.writeString(profiles.resolve("broken.xml"), "<configuration>\n<property>");
    refused(ExitCode.USAGE, "broken.xml, line 2", "--profiles", profiles.toString());
  }

  @Test
  void aBinaryProfileIsNamed() throws IOException {
    Path profiles = Files.createDirectory(directory.resolve("profiles"));
    Files.write(profiles.resolve("binary.xml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    refused(ExitCode.USAGE, "binary.xml", "--profiles", profiles.toString());
  }

  @Test
  void aMissingBaseConfigIsNamed() {
    refused(ExitCode.USAGE, "no-core-site.xml", "--base-config", "no-core-site.xml");
  }

  @Test
  void aMalformedReleaseIsNamed() {
    refused(ExitCode.USAGE, "latest", "--release", "latest");
  }

  @Test
  void twoReleasesAreRefused() {
    refused(ExitCode.USAGE, "--hadoop-home", "--release", "3.4.3", "--hadoop-home", "/opt");
  }

  @Test
  void aDirectoryThatIsNoHadoopHomeIsNamed() {
    refused(ExitCode.USAGE, directory.toString(), "--hadoop-home", directory.toString());
  }

  @Test
  void aMissingClasspathEntryIsNamed() {
    refused(ExitCode.USAGE, "/no/such.jar", "--hadoop-classpath", "/no/such.jar");
  }

  @Test
  void aMissingExtraClasspathEntryIsNamed() {
    refused(ExitCode.USAGE, "no-extra.jar", "--extra-classpath", "no-extra.jar");
  }

  @Test
  void aJavaHomeWithoutJavaIsNamed() {
    refused(ExitCode.USAGE, directory.toString(), "--java-home", directory.toString());
  }

  @Test
  void tooManyAgentsAreRefused() {
    refused(ExitCode.USAGE, "--parallel 0", "--parallel", "0");
  }

  @Test
  void processesThatCannotDivideTheCasesAreRefused() {
    refused(ExitCode.USAGE, "--processes 0", "--processes", "0");
    refused(ExitCode.USAGE, "--shard: not with --processes", "--processes=2", "--shard=1/2");
    refused(
        ExitCode.USAGE,
        "each process starts a store of its own",
        "--processes=2",
        "--store=endpoint",
        "--endpoint=http://127.0.0.1:1",
        "--access-key=a",
        "--secret-key=b");
  }

  @Test
  void aCaseThatMayTakeNoTimeIsRefused() {
    refused(ExitCode.USAGE, "--case-limit 0", "--case-limit", "0");
  }

  @Test
  void anUnknownStoreIsNamed() {
    refused(ExitCode.USAGE, "tape", "--store", "tape");
  }

  @Test
  void anEndpointStoreNeedsItsUrl() {
    refused(
        ExitCode.USAGE,
        "--endpoint",
        "--store",
        "endpoint",
        "--access-key",
        "a",
        "--secret-key",
        "b");
  }

  @Test
  void aDeadEndpointIsNamed() {
    refused(
        ExitCode.INFRASTRUCTURE,
        "http://127.0.0.1:1",
        "--store",
        "endpoint",
        "--endpoint",
        "http://127.0.0.1:1",
        "--access-key",
        "a",
        "--secret-key",
        "b");
  }

  @Test
  void aLimitOfNoRequestsIsRefused() {
    refused(ExitCode.USAGE, "--max-requests 0", "--max-requests", "0");
  }

  @Test
  void aDryRunOfAStoreThatIsStartedForTheRunIsRefused() {
    refused(ExitCode.USAGE, "--store aws or --store endpoint", "--dry-run");
    refused(ExitCode.USAGE, "give only one", "--dry-run", "--store", "endpoint,aws");
  }

  @Test
  void cleaningNeedsTheDirectoryOfARun() throws IOException {
    refusedCleaning("holds no environment.json", directory);
    refusedCleaning("holds no environment.json", directory.resolve("none"));
  }

  @Test
  void aStoreThatEndedWithItsRunNeedsNoCleaning() throws IOException {
    Files.writeString(
        directory.resolve("environment.json"),
        """
        {"run":"r1","store":{"chosen":"localstack","s3":"http://127.0.0.1:1","kms":"http://127.0.0.1:1","region":"us-east-1"}}
        """);
    refusedCleaning("ended with it", directory);
  }

  private void refusedCleaning(String named, Path run) {
    Qualify.command(directory, "clean", run.toString()).assertRefused(ExitCode.USAGE, named);
  }

  @Test
  void anOutputDirectoryThatIsAFileIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    Qualify.command(directory, "run", "--out", file.toString())
        .assertRefused(ExitCode.USAGE, file.toString());
  }

  @Test
  void aFileThatIsNotAPythonIsNamedWithTheNextStep() {
    refused(ExitCode.INFRASTRUCTURE, "no-python", "--localstack", "host", "--python", "no-python");
  }

  @Test
  void anUpgradeNeedsTwoReleases() {
    refusedUpgrade("--from RELEASE and --to RELEASE", "--from", "3.3.6");
    refusedUpgrade("--from RELEASE and --to RELEASE");
    refusedUpgrade("two different releases", "--from", "3.3.6", "--to", "3.3.6");
    refusedUpgrade("two different releases", "--all", "3.3.6");
    refusedUpgrade(
        "--from RELEASE and --to RELEASE", "--from", "3.3.6", "--to", "3.4.1", "--all", "a,b");
  }

  @Test
  void aNameThatIsNoReleaseIsRefused() {
    refusedUpgrade("'sprak' is neither a version", "--from", "3.3.6", "--to", "sprak");
  }

  @Test
  void aMissingReleasesFileIsNamed() {
    refusedUpgrade("no-releases.yaml", "--from=a", "--to=b", "--releases=no-releases.yaml");
  }

  private void refusedUpgrade(String named, String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "upgrade";
    all[1] = "--out=" + directory.resolve("runs");
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    Qualify.command(directory, all).assertRefused(ExitCode.USAGE, named);
  }

  @Test
  void noTemporaryDirectoryIsLeftBehind() throws IOException {
    long before = temporaryDirectories();
    refused(ExitCode.USAGE, "no-extra.jar", "--extra-classpath", "no-extra.jar");
    // Fewer, if a run that was killed had left one.
    assertThat(temporaryDirectories()).isLessThanOrEqualTo(before);
  }

  private static long temporaryDirectories() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (Stream<Path> files = Files.list(temporary)) {
      return files.filter(file -> file.getFileName().toString().startsWith("s3aharness-")).count();
    }
  }

  private void refused(int exitCode, String culprit, String... arguments) {
    Qualify.run(directory.resolve("runs"), arguments).assertRefused(exitCode, culprit);
  }
}
