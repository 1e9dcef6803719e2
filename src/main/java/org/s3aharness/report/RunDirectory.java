package org.s3aharness.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.s3aharness.encryption.UsageException;

/** The directory of one run, with everything in it. */
public final class RunDirectory {
  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  /** How the summary begins of a run that did not come to its end. */
  private static final String INCOMPLETE = "**" + Headline.INCOMPLETE;

  private static final String UNFINISHED =
      INCOMPLETE
          + "this run has not ended, or was killed; results.jsonl holds the cases that were"
          + " judged until then.**\n";

  private final Path root;

  private RunDirectory(Path root) {
    this.root = root;
  }

  /**
   * Makes a new run directory.
   *
   * @param parent such as {@code runs}; made if need be
   * @throws UsageException when it cannot be written to
   */
  public static RunDirectory create(Path parent) {
    return create(parent, true);
  }

  /** The same for runs over several stores, of which each has a directory in it. */
  public static RunDirectory createForStores(Path parent) {
    return create(parent, false);
  }

  /** The directory, within this one, of the run over one of the stores. */
  public RunDirectory ofStore(String store) throws IOException {
    return made(root.resolve(store), true);
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
    }
    RunDirectory directory = new RunDirectory(root.toAbsolutePath().normalize());
    // It stays if the run is killed, whatever the way.
    directory.writeSummary(UNFINISHED);
    return directory;
  }

  /** Writes {@code summary.md} in the place of what it says so far. */
  public void writeSummary(String text) throws IOException {
    writeWhole(summary(), text);
  }

  /** Writes a file of it, which is there whole or not at all. */
  public void writeWhole(Path file, String text) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    Files.writeString(unfinished, text);
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Whether this is the directory of a run that was killed, or broke off, or has not ended. */
  public static boolean isOfIncompleteRun(Path directory) throws IOException {
    Path summary = directory.resolve("summary.md");
    return Files.isRegularFile(summary) && Files.readString(summary).startsWith(INCOMPLETE);
  }

  /** The directory itself. */
  public Path root() {
    return root;
  }

  /** One case a line. */
  public Path results() {
    return root.resolve("results.jsonl");
  }

  /** The verdict sentence and the matrix. */
  public Path summary() {
    return root.resolve("summary.md");
  }

  /** What an upgrade does, finding by finding. */
  public Path findings() {
    return root.resolve("findings.json");
  }

  /** The results to explore, in one file. */
  public Path page() {
    return root.resolve("index.html");
  }

  /** What was run on what. */
  public Path environment() {
    return root.resolve("environment.json");
  }

  /** The results as JUnit Platform's own reporter writes them. */
  public Path junitXml() {
    return root.resolve("junit.xml");
  }

  /** The exchanges of a case. */
  public Path har(String caseFileName) {
    return root.resolve("wire").resolve(caseFileName + ".har");
  }

  /** A file of it as other files of it refer to it, with slashes. */
  public String relative(Path file) {
    return root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/");
  }

  /** The log of an agent. */
  public Path agentLog(String agent) {
    return root.resolve("agents").resolve(agent + ".log");
  }

  /** The log of the store. */
  public Path storeLog() {
    return root.resolve("store.log");
  }

  /** The log of the harness. */
  public Path harnessLog() {
    return root.resolve("harness.log");
  }
}
