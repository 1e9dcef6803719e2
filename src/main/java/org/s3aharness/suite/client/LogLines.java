package org.s3aharness.suite.client;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.s3aharness.harness.verdict.CheckList;

/** The lines of an agent's log, without what differs from run to run. */
final class LogLines {
  /** The loggers of the AWS SDKs and of the HTTP clients inside and beside them. */
  private static final List<String> SDK =
      List.of("software.amazon.", "com.amazonaws.", "io.netty.", "org.apache.http.");

  private static final Pattern LINE =
      Pattern.compile("\\S+ \\S+ (?<level>[A-Z]+) +\\[.*?] (?<logger>[\\w.$]+): (?<message>.*)");

  /** Matches numbers, ids and the names of a case's buckets, which differ from run to run. */
  private static final Pattern VARIABLE = Pattern.compile("case-[\\w-]+|\\b[\\w-]*\\d[\\w.:-]*");

  private static final int MESSAGE = 120;

  /** One line; its message has no numbers or names that differ from run to run. */
  record Line(String level, String logger, String message) {
    boolean isOfSdk() {
      return SDK.stream().anyMatch(logger::startsWith);
    }

    boolean isWarning() {
      return level.equals("WARN") || level.equals("ERROR") || level.equals("FATAL");
    }

    @Override
    public String toString() {
      return level + " " + logger + ": " + message;
    }
  }

  private final List<Line> lines;

  private LogLines(List<Line> lines) {
    this.lines = lines;
  }

  /** Reads a log in the format that agents are configured with; other lines are left out. */
  static LogLines of(String log) {
    return new LogLines(
        log.lines()
            .map(LINE::matcher)
            .filter(Matcher::matches)
            .map(
                line ->
                    new Line(
                        line.group("level"), line.group("logger"), constant(line.group("message"))))
            .toList());
  }

  private static String constant(String message) {
    String constant = VARIABLE.matcher(message).replaceAll("…");
    return constant.length() > MESSAGE ? constant.substring(0, MESSAGE) + "…" : constant;
  }

  /** Returns the lines that a predicate accepts, each once, in alphabetical order. */
  List<String> distinct(Predicate<Line> wanted) {
    return lines.stream().filter(wanted).map(Line::toString).distinct().sorted().toList();
  }

  /** Returns what {@link #distinct} does as one text; {@code nothing} if there is no such line. */
  String text(Predicate<Line> wanted) {
    List<String> distinct = distinct(wanted);
    return distinct.isEmpty() ? "nothing" : String.join(CheckList.SEPARATOR, distinct);
  }
}
