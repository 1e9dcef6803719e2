package org.s3aharness.cli.options;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicInteger;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.report.summary.ExchangeText;
import org.s3aharness.session.ExitCode;
import org.s3aharness.session.SessionListener;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.WireLog;

/**
 * Shows a person how a run goes on: a progress bar on a terminal, plain lines elsewhere, and
 * nothing with {@code --quiet}.
 */
public final class Console implements SessionListener {
  private static final int PLAIN_EVERY = 100;
  private static final int BAR = 24;
  private static final int PERCENT = 100;

  /** Moves to the beginning of the line and clears it. */
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter out;
  private final boolean quiet;
  private final boolean terminal;
  private final boolean printWire;
  private final boolean verbose;
  private final AtomicInteger cases = new AtomicInteger();
  private final AtomicInteger unexpected = new AtomicInteger();
  private boolean comparing;
  private double done;

  /**
   * Makes a console.
   *
   * @param terminal whether a line can be written over
   * @param printWire whether to print the exchanges of every case
   * @param verbose whether to print everything that the summary has at the end
   */
  public Console(
      PrintWriter out, boolean terminal, boolean quiet, boolean printWire, boolean verbose) {
    this.out = out;
    this.quiet = quiet;
    this.terminal = terminal;
    this.printWire = printWire;
    this.verbose = verbose;
  }

  /** Says whether standard output is a terminal, as the launcher script has found out. */
  public static boolean isTerminal() {
    return Boolean.getBoolean("s3aharness.terminal");
  }

  /** Says that cases are compared from here on, so that one that fails is no news by itself. */
  public void comparing() {
    comparing = true;
  }

  @Override
  public synchronized void progress(String line) {
    if (!quiet) {
      out.println((terminal ? CLEAR : "") + line);
      out.flush();
    }
  }

  @Override
  public synchronized void say(String line) {
    out.println((terminal ? CLEAR : "") + line);
    out.flush();
  }

  @Override
  public synchronized void done(double part) {
    done = part;
    bar();
  }

  @Override
  public void result(CaseResult result, WireLog wire) {
    boolean asExpected = result.verdict().isAsExpected();
    int count = cases.incrementAndGet();
    int failed = asExpected ? unexpected.get() : unexpected.incrementAndGet();
    if (quiet) {
      return;
    }
    if (printWire && wire != null) {
      printWire(result, wire);
    }
    if (!asExpected && !comparing) {
      progress(result.verdict().label() + ": " + result.id());
    }
    if (terminal) {
      bar();
    } else if (count % PLAIN_EVERY == 0) {
      progress(count + " cases" + (comparing ? "" : ", " + failed + " not as expected"));
    }
  }

  @Override
  public boolean isVerbose() {
    return verbose;
  }

  /** Ends the JVM at once, with the exit code of a run that says nothing of the release. */
  @Override
  public void interrupted() {
    Runtime.getRuntime().halt(ExitCode.INFRASTRUCTURE);
  }

  private synchronized void bar() {
    if (quiet || !terminal) {
      return;
    }
    int full = (int) Math.round(done * BAR);
    out.print(
        "%s[%s%s] %3d %%  %d cases, %d not as expected"
            .formatted(
                CLEAR,
                "#".repeat(full),
                "-".repeat(BAR - full),
                Math.round(done * PERCENT),
                cases.get(),
                unexpected.get()));
    out.flush();
  }

  private synchronized void printWire(CaseResult result, WireLog wire) {
    progress(result.id() + ": " + result.exchanges() + " exchanges");
    for (Exchange exchange : wire.exchanges()) {
      ExchangeText.lines(exchange).forEach(line -> progress("  " + line));
    }
  }
}
