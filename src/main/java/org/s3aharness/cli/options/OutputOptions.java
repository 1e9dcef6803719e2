package org.s3aharness.cli.options;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.s3aharness.report.RunDirectory;
import picocli.CommandLine.Option;

/** The options that say where the results go, and what is printed. */
public final class OutputOptions {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "runs",
      description =
          "The directory in which each run makes its own directory. Default:"
              + " ${DEFAULT-VALUE}.")
  Path out;

  @Option(names = "--wire", description = "Prints every request of every case, with its response.")
  boolean wire;

  @Option(
      names = "--verbose",
      description = "Prints all of summary.md at the end, instead of about a dozen lines.")
  public boolean verbose;

  @Option(names = "--quiet", description = "Prints nothing but errors.")
  boolean quiet;

  /** Returns the directory in which run directories are made; it need not exist yet. */
  public Path runs() {
    return out;
  }

  public RunDirectory newDirectory() {
    RunDirectory directory = RunDirectory.create(out);
    Logging.to(directory.harnessLog());
    return directory;
  }

  /** Creates a directory for runs on several stores, each of which gets a directory in it. */
  public RunDirectory newDirectoryForStores() {
    RunDirectory directory = RunDirectory.createForStores(out);
    Logging.to(directory.harnessLog());
    return directory;
  }

  /**
   * Returns the console, which the caller has to close.
   *
   * @param comparing whether cases are compared, so that a failing one is no news by itself
   */
  public Console console(PrintWriter to, boolean comparing) {
    return new Console(
        to, new Console.Style(Console.isTerminal(), quiet, wire, verbose, comparing, true));
  }

  /** Returns a console for a place that others write to as well; the caller has to close it. */
  public Console consoleBesideOthers(PrintWriter to) {
    return new Console(to, new Console.Style(false, quiet, wire, verbose, false, false));
  }
}
