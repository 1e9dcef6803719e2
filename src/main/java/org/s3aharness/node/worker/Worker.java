package org.s3aharness.node.worker;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.s3aharness.node.JobFile;
import org.s3aharness.node.StagingLayout;

/**
 * Makes one attempt at one task. It describes the node, runs the harness in a child JVM, and copies
 * results to the staging directory as they come. At the end it delivers the whole run directory,
 * unless another attempt was first.
 */
public final class Worker {
  /** The exit code when the harness has judged what it was asked to. */
  public static final int DONE = 0;

  /** The exit code when another attempt would end the same way: {@code failed/T} says why. */
  public static final int HOPELESS = 2;

  /** The exit code when the attempt has failed and another one might not. */
  public static final int FAILED = 3;

  /** The exit codes of a harness that came to its end: all well, failures, nothing judged. */
  private static final List<Integer> CAME_TO_ITS_END =
      Collections.unmodifiableList(Arrays.asList(0, 1, 4));

  private static final int WRONG_USAGE = 2;
  private static final int SECONDS_BETWEEN = 3;
  private static final int SECONDS_TO_END = 120;
  private static final int LINES = 30;

  private final JobFile job;
  private final TaskAttempt attempt;
  private final String delivered;
  private final Staging staging;
  private final JobSecrets secrets;

  /** Prepares an attempt. */
  public Worker(JobFile job, TaskAttempt attempt, Staging staging, JobSecrets secrets) {
    this.job = job;
    this.attempt = attempt;
    this.delivered = StagingLayout.attempt(attempt.task(), attempt.name());
    this.staging = staging;
    this.secrets = secrets;
  }

  /**
   * Runs the attempt to its end.
   *
   * @param conf the node's configuration
   * @return {@link #DONE}, {@link #HOPELESS} or {@link #FAILED}
   */
  public int run(Configuration conf) throws IOException, InterruptedException {
    NodeClasspath classpath;
    try {
      classpath = NodeClasspath.ofThisJvm(Arrays.asList(attempt.directory(), ownJar()));
    } catch (URISyntaxException e) {
      throw new IOException("the classpath of this JVM has an entry that is no file", e);
    }
    NodeFacts facts =
        NodeFacts.gather(
            job, attempt.host(), attempt.name(), classpath.jars(), conf, secrets.digest());
    staging.write(delivered + "/" + StagingLayout.NODE, facts.text());
    HarnessCommand command =
        new HarnessCommand(job, attempt.task(), attempt.directory(), classpath);
    Path console = attempt.directory().resolve("console");
    Process harness;
    try {
      harness = command.start(secrets.variables(), console);
    } catch (UnfitNodeException unfit) {
      return giveUp(unfit.getMessage());
    }
    Thread endToo = new Thread(harness::destroy, "end-harness");
    Runtime.getRuntime().addShutdownHook(endToo);
    PartialResults results = new PartialResults(staging, delivered, command.runs());
    int code = await(harness, results);
    results.bring();
    return conclude(code, results.runDirectory(), facts, console);
  }

  /** Returns the jar with this class, which is not the node's. */
  private static Path ownJar() throws URISyntaxException {
    return Paths.get(Worker.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private int await(Process harness, PartialResults results)
      throws IOException, InterruptedException {
    try {
      while (!harness.waitFor(SECONDS_BETWEEN, TimeUnit.SECONDS)) {
        results.bring();
        if (staging.isCancelled()) {
          harness.destroy(); // it cleans up, and says that it is incomplete
          harness.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
        }
      }
      return harness.exitValue();
    } catch (InterruptedException noLongerWanted) {
      harness.destroy();
      harness.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
      throw noLongerWanted;
    } finally {
      harness.destroyForcibly();
    }
  }

  private int conclude(int code, Optional<Path> run, NodeFacts facts, Path console)
      throws IOException {
    String said = lastLines(console);
    System.out.println("The harness ended with exit code " + code + ":\n" + said);
    if (run.isPresent()) {
      Files.write(
          run.get().resolve(StagingLayout.NODE), facts.text().getBytes(StandardCharsets.UTF_8));
      Path archive = attempt.directory().resolve("run" + StagingLayout.ARCHIVE);
      RunArchive.write(run.get(), archive);
      if (CAME_TO_ITS_END.contains(code)) {
        staging.commit(archive, StagingLayout.done(attempt.task()), delivered.replace('/', '.'));
        return DONE;
      }
      staging.put(archive, delivered + "/run" + StagingLayout.ARCHIVE);
    }
    return code == WRONG_USAGE ? giveUp(said) : FAILED;
  }

  private int giveUp(String reason) throws IOException {
    staging.write(StagingLayout.failed(attempt.task()), reason);
    System.out.println(reason);
    return HOPELESS;
  }

  private static String lastLines(Path console) throws IOException {
    List<String> lines =
        Arrays.asList(new String(Files.readAllBytes(console), StandardCharsets.UTF_8).split("\n"));
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
  }
}
