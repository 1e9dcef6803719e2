package org.s3aharness.cli;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicInteger;
import org.s3aharness.harness.CaseResult;
import org.s3aharness.harness.Verdict;
import org.s3aharness.wire.Exchange;
import org.s3aharness.wire.WireLog;

/**
 * What a person sees while a run goes on: a line that counts on a terminal, plain lines elsewhere.
 */
final class Console {
  private static final int PLAIN_EVERY = 100;

  private final PrintWriter out;
  private final boolean quiet;
  private final boolean terminal = System.console() != null;
  private final boolean printWire;
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();

  Console(PrintWriter out, boolean quiet, boolean printWire) {
    this.out = out;
    this.quiet = quiet;
    this.printWire = printWire;
  }

  /** A step of the preparation. */
  void progress(String line) {
    if (!quiet) {
      say(line);
    }
  }

  /** Always printed. */
  synchronized void say(String text) {
    out.println(text);
    out.flush();
  }

  void result(CaseResult result, WireLog wire) {
    int count = done.incrementAndGet();
    if (!result.verdict().isAsExpected()) {
      failed.incrementAndGet();
    }
    if (printWire && wire != null) {
      printWire(result, wire);
    }
    if (quiet) {
      return;
    }
    if (terminal) {
      synchronized (this) {
        out.print("\r%d cases, %d not as expected ".formatted(count, failed.get()));
        out.flush();
      }
    } else if (count % PLAIN_EVERY == 0) {
      say(count + " cases, " + failed.get() + " not as expected");
    }
    if (result.verdict() == Verdict.FAILED || result.verdict() == Verdict.FIXED) {
      say((terminal ? "\r" : "") + result.verdict().label() + ": " + result.id());
    }
  }

  private synchronized void printWire(CaseResult result, WireLog wire) {
    out.println(result.id() + ": " + result.exchanges() + " exchanges");
    for (Exchange exchange : wire.exchanges()) {
      out.println("  " + exchange);
      exchange
          .requestHeaders()
          .map()
          .forEach(
              (name, values) -> {
                if (name.contains("x-amz-server-side") || name.contains("x-amz-copy-source-s")) {
                  out.println("      > " + name + ": " + String.join(", ", values));
                }
              });
      exchange
          .responseHeaders()
          .map()
          .forEach(
              (name, values) -> {
                if (name.contains("x-amz-server-side")) {
                  out.println("      < " + name + ": " + String.join(", ", values));
                }
              });
    }
    out.flush();
  }
}
