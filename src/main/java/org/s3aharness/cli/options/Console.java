package org.s3aharness.cli.options;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.report.summary.ExchangeText;
import org.s3aharness.session.SessionListener;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.WireLog;

/**
 * Shows a person how a run progresses: on a terminal with a bar that moves every second, elsewhere
 * with a line at least every {@value #SILENCE_SECONDS} seconds, and not at all if it is to be
 * quiet.
 */
public final class Console implements SessionListener, AutoCloseable {
  private static final int SILENCE_SECONDS = 15;

  /** Moves to the beginning of the line and clears it. */
  private static final String CLEAR = "\r\u001b[K";

  /**
   * Says how a console reports progress.
   *
   * @param terminal whether a line can be overwritten
   * @param quiet whether only the essential is shown
   * @param printWire whether the exchanges of every case are printed
   * @param verbose whether everything in the summary is printed at the end
   * @param comparing whether cases are compared, so that a failing one is no news by itself
   * @param ticking whether a line breaks a long silence; false where others write to the same place
   */
  public record Style(
      boolean terminal,
      boolean quiet,
      boolean printWire,
      boolean verbose,
      boolean comparing,
      boolean ticking) {}

  private final PrintWriter out;
  private final Style style;
  private final RunStatus status;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "console");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean waiting;
  private String lastLine = "";
  private long lastPrinted = System.nanoTime();

  /** Creates a console that ticks until it is closed. */
  public Console(PrintWriter out, Style style) {
    this.out = out;
    this.style = style;
    this.status = new RunStatus(style.comparing());
    if (style.ticking() && !style.quiet()) {
      clock.scheduleWithFixedDelay(() -> tick(System.nanoTime()), 1, 1, TimeUnit.SECONDS);
    }
  }

  /** Returns the console of a command that has no options for it; the caller has to close it. */
  public static Console plain(PrintWriter out) {
    return new Console(out, new Style(isTerminal(), false, false, false, false, true));
  }

  /**
   * Returns a console that says nothing by itself, and leaves no trace beside what others write.
   */
  public static Console linesOnly(PrintWriter out) {
    return new Console(out, new Style(false, false, false, false, false, false));
  }

  /** Says whether standard output is a terminal, as the launcher script has seen. */
  public static boolean isTerminal() {
    return Boolean.getBoolean("s3aharness.terminal");
  }

  @Override
  public void progress(String line) {
    if (!style.quiet()) {
      say(line);
    }
  }

  @Override
  public synchronized void say(String line) {
    out.println((style.terminal() ? CLEAR : "") + line);
    out.flush();
    lastLine = line;
    lastPrinted = System.nanoTime();
  }

  @Override
  public void started(int cases) {
    status.begin(cases, System.nanoTime());
  }

  @Override
  public void done(double part) {
    status.done(part);
  }

  @Override
  public void result(CaseResult result, WireLog wire) {
    boolean asExpected = result.verdict().isAsExpected();
    status.add(asExpected);
    if (style.quiet()) {
      return;
    }
    if (style.printWire() && wire != null) {
      printWire(result, wire);
    }
    if (!asExpected && !style.comparing()) {
      progress(result.verdict().label() + ": " + result.id());
    }
  }

  /** Shows nothing until a person has answered, and returns the answer. */
  public String waitingFor(Supplier<String> answer) {
    waiting = true;
    try {
      return answer.get();
    } finally {
      waiting = false;
    }
  }

  /** Shows that the run is alive: on a terminal always, elsewhere after a while of silence. */
  synchronized void tick(long nanos) {
    Duration silence = Duration.ofNanos(nanos - lastPrinted);
    if (waiting) {
      return;
    }
    if (style.terminal() && status.isRunning()) {
      out.print(CLEAR + status.bar(nanos));
      out.flush();
    } else if (!style.terminal() && silence.toSeconds() >= SILENCE_SECONDS) {
      String waiting = "… " + lastLine;
      out.println(status.isRunning() ? status.text(nanos) : waiting);
      out.flush();
      lastPrinted = nanos;
    } else if (style.terminal() && silence.toSeconds() > 1 && !lastLine.isEmpty()) {
      out.print(CLEAR + "… " + silence.toSeconds() + " s");
      out.flush();
    }
  }

  /** Ends the JVM at once, with the exit code of a run that says nothing about the release. */
  @Override
  public void interrupted() {
    Runtime.getRuntime().halt(ExitCode.INFRASTRUCTURE);
  }

  @Override
  public boolean isVerbose() {
    return style.verbose();
  }

  private synchronized void printWire(CaseResult result, WireLog wire) {
    progress(result.id() + ": " + result.exchanges() + " exchanges");
    for (Exchange exchange : wire.exchanges()) {
      ExchangeText.lines(exchange).forEach(line -> progress("  " + line));
    }
  }

  @Override
  public synchronized void close() {
    clock.shutdownNow();
    if (style.terminal() && !style.quiet()) {
      out.print(CLEAR);
      out.flush();
    }
  }
}
