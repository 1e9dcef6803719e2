package org.s3aharness.cli.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.ChildJvm;
import org.s3aharness.cli.Main;
import org.s3aharness.cli.Qualify;
import org.s3aharness.session.outcome.ExitCode;

/** A source tree of Hadoop in which hadoop-aws is built, as S3A's developers gate a change. */
@Tag("nightly")
class SourceTreeIT {
  private static final String CASE = "rename/small-file-keeps-its-encryption[sse-kms-key-arn]@*";

  @TempDir Path directory;

  @Test
  void whatWasCompiledAfterTheJarIsJudged() throws Exception {
    Path tree = directory.resolve("hadoop");
    BuiltTree built = new BuiltTree(tree, "3.4.3");

    Qualify before = judge(tree, "before");
    before.assertEnded(ExitCode.AS_EXPECTED);
    assertThat(before.output()).contains("hadoop-aws/target/hadoop-aws-3.4.3.jar");

    built.forgetTheKmsKey();
    Qualify after = judge(tree, "after");
    after.assertEnded(ExitCode.FAILED);
    assertThat(after.output())
        .contains("hadoop-aws/target/classes")
        .contains("x-amz-server-side-encryption-aws-kms-key-id: expected arn:aws:kms")
        .contains("was absent");
  }

  private Qualify judge(Path tree, String name) throws IOException {
    Path runs = Files.createDirectories(directory.resolve(name));
    return Qualify.run(runs, "--hadoop-source=" + tree, "--case=" + CASE);
  }

  @Test
  void gitBisectEndsWithTheCommitThatForgotTheKey() throws Exception {
    Path builds = Files.createDirectories(directory.resolve("builds"));
    new BuiltTree(builds.resolve("good"), "3.4.3");
    new BuiltTree(builds.resolve("bad"), "3.4.3").forgetTheKmsKey();
    Path repository = Files.createDirectories(directory.resolve("hadoop"));
    git(repository, "init", "-q");
    Files.writeString(repository.resolve(".gitignore"), "*\n!S3A.state\n");
    for (int commit = 1; commit <= 6; commit++) {
      String state = commit == 2 ? "broken" : commit < 4 ? "good" : "bad";
      Files.writeString(repository.resolve("S3A.state"), state + "\n" + commit + "\n");
      git(repository, "add", "-f", "S3A.state");
      git(repository, "commit", "-q", "-m", "commit " + commit);
    }
    git(repository, "bisect", "start", "HEAD", "HEAD~5");

    String said = git(repository, "bisect", "run", recipe(builds).toString());

    assertThat(said).containsPattern("[0-9a-f]{40} is the first bad commit").contains("commit 4");
  }

  /** Writes the recipe of docs/qualifying-a-jar.md, with a build that copies what is built. */
  private Path recipe(Path builds) throws IOException {
    Path script = directory.resolve("judge.sh");
    String qualify =
        ChildJvm.of(
                Main.class,
                List.of("-Ds3aharness.home=" + Path.of("").toAbsolutePath()),
                List.of(
                    "run",
                    "--out=" + directory.resolve("runs"),
                    "--hadoop-source=.",
                    "--case=" + CASE))
            .command()
            .stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    Files.writeString(
        script,
        """
        #!/bin/sh
        build=$(head -1 S3A.state)
        rm -rf hadoop-project hadoop-tools pom.xml
        cp -pR %s/"$build"/. . || exit 125
        %s
        code=$?; [ $code -le 1 ] && exit $code; exit 125
        """
            .formatted(builds, qualify));
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script;
  }

  private static String git(Path repository, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of("git", "-c", "user.name=test", "-c", "user.email=test@example.com"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(repository.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.MINUTES)).as("%s ends", command).isTrue();
    return said;
  }
}
