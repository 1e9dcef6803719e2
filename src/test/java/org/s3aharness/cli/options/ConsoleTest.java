package org.s3aharness.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private final StringWriter text = new StringWriter();
  private Console console;

  @AfterEach
  void close() {
    console.close();
  }

  @Test
  void aLongSilenceIsBrokenByWhatIsGoingOn() {
    console = console(false, false);
    console.progress("resolving Hadoop 3.4.3");

    console.tick(secondsFromNow(14));
    assertThat(lines()).containsExactly("resolving Hadoop 3.4.3");
    console.tick(secondsFromNow(16));
    assertThat(lines()).containsExactly("resolving Hadoop 3.4.3", "… resolving Hadoop 3.4.3");
  }

  @Test
  void duringARunALineCountsCasesAndSaysWhatIsLeft() {
    console = console(false, false);
    console.started(400);
    console.done(0.25);
    console.tick(secondsFromNow(120));

    assertThat(lines()).containsExactly("0 of 400 cases, 0 not as expected, about 6 min left");
  }

  @Test
  void whatIsLeftIsNotToldWhileNoCaseEnds() {
    console = console(false, false);
    console.started(400);
    console.done(0.99);
    console.tick(secondsFromNow(100));
    console.tick(secondsFromNow(116));
    console.tick(secondsFromNow(132));

    assertThat(lines())
        .containsExactly(
            "0 of 400 cases, 0 not as expected, about 2 s left",
            "0 of 400 cases, 0 not as expected, about 2 s left",
            "0 of 400 cases, 0 not as expected, none has ended for 32 s");
  }

  @Test
  void onATerminalTheBarMovesWithoutACaseThatEnds() {
    console = console(true, false);
    console.started(400);
    console.done(0.5);
    console.tick(secondsFromNow(10));
    console.tick(secondsFromNow(20));

    assertThat(text.toString())
        .contains("[############------------]  50 %  0 of 400 cases")
        .contains("about 11 s left")
        .contains("about 21 s left");
  }

  @Test
  void whenComparingACaseThatFailsIsNoNews() {
    console = console(false, false, true);
    console.started(10);
    console.tick(secondsFromNow(16));

    assertThat(lines()).containsExactly("0 of 10 cases");
  }

  @Test
  void aQuietConsoleSaysOnlyWhatMustBeSeen() {
    console = console(false, true);
    console.progress("Agents: 2");
    console.say("Type yes to continue:");

    assertThat(lines()).containsExactly("Type yes to continue:");
  }

  @Test
  void aQuestionIsNotDisturbedByProgress() {
    console = console(true, false);
    console.say("Type yes to continue:");
    String before = text.toString();

    assertThat(
            console.waitingFor(
                () -> {
                  console.tick(secondsFromNow(60));
                  return "yes";
                }))
        .isEqualTo("yes");
    assertThat(text.toString()).isEqualTo(before);
  }

  private Console console(boolean terminal, boolean quiet) {
    return console(terminal, quiet, false);
  }

  private Console console(boolean terminal, boolean quiet, boolean comparing) {
    return new Console(
        new PrintWriter(text, true),
        new Console.Style(terminal, quiet, false, false, comparing, false));
  }

  private String[] lines() {
    return text.toString().lines().toArray(String[]::new);
  }

  private static long secondsFromNow(int seconds) {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
  }
}
