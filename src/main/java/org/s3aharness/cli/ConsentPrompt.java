package org.s3aharness.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.s3aharness.cli.options.Console;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.SuiteRunner;
import org.s3aharness.harness.plan.CasePlan;
import org.s3aharness.harness.plan.ProfileModes;
import org.s3aharness.session.Approval;
import org.s3aharness.session.RunScope;
import org.s3aharness.session.store.StoreChoice;
import org.s3aharness.store.Store;
import org.s3aharness.store.connect.AwsStore;
import org.s3aharness.store.resource.KmsKeyManager;

/**
 * Says what a run would create on a store that belongs to somebody else, and asks whether it may.
 */
final class ConsentPrompt implements Approval {
  /**
   * The number of requests to expect for a case, a little more than was counted in a part of a
   * whole run: see docs/adding-a-store.md.
   */
  private static final int REQUESTS_OF_A_CASE = 40;

  private static final String YES = "yes";
  private static final int POLL_MILLISECONDS = 50;

  private final StoreChoice choice;
  private final RunScope scope;
  private final boolean given;
  private final Console console;

  /**
   * Prepares to ask for consent, without asking yet.
   *
   * @param choice the store, which says whether anybody has to be asked
   * @param scope what is to be run
   * @param given whether the user has agreed beforehand
   * @param console shows what would be created, and waits for the answer
   */
  ConsentPrompt(StoreChoice choice, RunScope scope, boolean given, Console console) {
    this.choice = choice;
    this.scope = scope;
    this.given = given;
    this.console = console;
  }

  @Override
  public void require(Intent intent) {
    if (!choice.provider().asksForConsent()) {
      return;
    }
    CasePlan plan =
        new CasePlan(
            scope.selection(),
            intent.releases(),
            intent.pairs(),
            new ProfileModes(scope.baseConfigs()));
    lines(intent, plan.cases(SuiteRunner.SUITES).size()).forEach(console::say);
    if (!given) {
      ask();
    }
  }

  /** Says, in lines for a person, what would be created on whose store. */
  private static List<String> lines(Intent intent, int cases) {
    Store store = intent.store();
    List<String> lines = new ArrayList<>();
    lines.add(
        "On "
            + store
                .account()
                .map(account -> "account " + account)
                .orElseGet(() -> store.s3Endpoint().toString())
            + ", region "
            + store.region()
            + (store.isAws() ? "" : ", at " + store.s3Endpoint())
            + ", this run would make:");
    lines.add(
        intent
            .within()
            .map(place -> "  objects below " + place.below(intent.runId()) + ", and no buckets")
            .orElseGet(
                () ->
                    "  buckets: one for nearly every case, removed when the case is over; about %,d"
                        .formatted(cases)));
    lines.add(
        "  KMS keys: at most 3, and those that cases about keys need; at the end, their deletion"
            + " is scheduled in "
            + KmsKeyManager.MINIMUM_DAYS_TO_DELETION
            + " days. AWS bills about 1 USD per month for each key until its deletion is"
            + " scheduled, and nothing afterwards.");
    lines.add("  buckets and keys are tagged s3a-qualify-run=" + intent.runId());
    lines.add(
        "  requests: about %,d for %,d cases, and at most %,d (--max-requests); --dry-run counts them"
            .formatted((long) cases * REQUESTS_OF_A_CASE, cases, intent.maxRequests()));
    if (store instanceof AwsStore aws) {
      aws.credentialsLast()
          .ifPresent(
              left ->
                  lines.add(
                      "  The credentials end in %d minutes: a run that takes longer breaks off, unless"
                              .formatted(left.toMinutes())
                          + " they can be renewed."));
    }
    return lines;
  }

  /**
   * Asks on the terminal.
   *
   * @throws UsageException if the answer is not yes, or there is no terminal to ask on
   */
  private void ask() {
    java.io.Console terminal = Console.isTerminal() ? System.console() : null;
    if (terminal == null) {
      throw new UsageException(
          "--store aws asks before it makes anything, but there is no terminal to ask on:"
              + " give --yes to agree. Nothing was made.");
    }
    console.say("Type yes to continue:");
    if (!YES.equals(console.waitingFor(() -> answer(terminal)))) {
      throw new UsageException("Not confirmed. Nothing was made.");
    }
  }

  /** Returns the user's answer. While it waits, a signal can still end the harness. */
  private static String answer(java.io.Console terminal) {
    try {
      while (!terminal.reader().ready()) {
        Thread.sleep(POLL_MILLISECONDS);
      }
      return terminal.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal cannot be read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
