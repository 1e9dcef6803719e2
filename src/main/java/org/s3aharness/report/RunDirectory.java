package org.s3aharness.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.s3aharness.encryption.UsageException;

/** The directory of one run, which holds everything that the run leaves. */
public final class RunDirectory {
  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  /** The beginning of the summary of a run that did not come to its end. */
  private static final String INCOMPLETE = "**" + Headline.INCOMPLETE;

  private static final String UNFINISHED =
      INCOMPLETE
          + "this run has not ended, or was killed; results.jsonl holds the cases that were"
          + " judged before.**\n";

  private final Path root;

  private RunDirectory(Path root) {
    this.root = root;
  }

  /**
   * Creates a new run directory.
   *
   * @param parent the directory of all runs, such as {@code runs}; it is created if need be
   * @throws UsageException when it cannot be written to
   */
  public static RunDirectory create(Path parent) {
    return create(parent, true);
  }

  /** Creates a directory for a run on several stores; each store gets a directory in it. */
  public static RunDirectory createForStores(Path parent) {
    return create(parent, false);
  }

  /** Creates the directory, within this one, for the run on one of several stores. */
  public RunDirectory ofStore(String store) throws IOException {
    return made(root.resolve(store), true);
  }

  /** Makes a directory for several runs one for a single run. */
  public RunDirectory ofOneRun() throws IOException {
    return made(root, true);
  }

  private static RunDirectory create(Path parent, boolean ofOneRun) {
    String name = NAME.format(LocalDateTime.now());
    try {
      Files.createDirectories(parent);
      Path root = parent.resolve(name);
      for (int n = 2; Files.exists(root); n++) {
        root = parent.resolve(name + "-" + n);
      }
      return made(root, ofOneRun);
    } catch (IOException e) {
      throw new UsageException(
          "--out "
              + parent
              + ": cannot be written to ("
              + e.getClass().getSimpleName()
              + "); name a directory that you may write to.",
          e);
    }
  }

  private static RunDirectory made(Path root, boolean ofOneRun) throws IOException {
    Files.createDirectories(root);
    if (ofOneRun) {
      Files.createDirectories(root.resolve("wire"));
      Files.createDirectories(root.resolve("agents"));
      Files.createDirectories(root.resolve("calls"));
    }
    RunDirectory directory = new RunDirectory(root.toAbsolutePath().normalize());
    // It stays if the run is killed, whatever the way.
    directory.writeSummary(UNFINISHED);
    return directory;
  }

  /** Replaces {@code summary.md}. */
  public void writeSummary(String text) throws IOException {
    writeWhole(summary(), text);
  }

  /** Replaces a file so that a reader sees the old one or all of the new one. */
  public void writeWhole(Path file, String text) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    Files.writeString(unfinished, text);
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Says whether a directory belongs to a run that was killed, was cut short, or has not ended. */
  public static boolean isOfIncompleteRun(Path directory) throws IOException {
    Path summary = directory.resolve("summary.md");
    return Files.isRegularFile(summary) && Files.readString(summary).startsWith(INCOMPLETE);
  }

  /** Returns the directory itself. */
  public Path root() {
    return root;
  }

  /** Returns {@code results.jsonl}, with one case to a line. */
  public Path results() {
    return root.resolve("results.jsonl");
  }

  /** Returns {@code summary.md}, with the verdict sentence and the matrix. */
  public Path summary() {
    return root.resolve("summary.md");
  }

  /** Returns {@code findings.json}, which says what an upgrade does, finding by finding. */
  public Path findings() {
    return root.resolve("findings.json");
  }

  /** Returns {@code index.html}, with the results to explore in one file. */
  public Path page() {
    return root.resolve("index.html");
  }

  /** Returns {@code environment.json}, with the releases and the store that they ran on. */
  public Path environment() {
    return root.resolve("environment.json");
  }

  /** Returns {@code junit.xml}, with the results for a CI server. */
  public Path junitXml() {
    return root.resolve("junit.xml");
  }

  /** Returns the HAR file with the exchanges of a case. */
  public Path har(String caseFileName) {
    return root.resolve("wire").resolve(caseFileName + ".har");
  }

  /** Returns the file with what a case asked of S3A. */
  public Path calls(String caseFileName) {
    return root.resolve("calls").resolve(caseFileName + ".json");
  }

  /** Returns the path of a file relative to the directory, with slashes. */
  public String relative(Path file) {
    return root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/");
  }

  /** Returns the log of an agent. */
  public Path agentLog(String agent) {
    return root.resolve("agents").resolve(agent + ".log");
  }

  /** Returns the log of the store. */
  public Path storeLog() {
    return root.resolve("store.log");
  }

  /** Returns the log of the harness. */
  public Path harnessLog() {
    return root.resolve("harness.log");
  }
}
