package org.s3aharness.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.s3aharness.configuration.NamedKey;
import org.s3aharness.encryption.Settings;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.judge.RunKeys;
import org.s3aharness.store.Store;
import org.s3aharness.store.resource.KeyStandIns;

/**
 * What stands in, on a store that was started for the run, for what the user's files name. Nothing
 * does so on a store of the user's.
 */
final class StandIns {
  /** Who owns the buckets of a store that was started for the run. */
  private static final String OWN_ACCOUNT = "000000000000";

  private static final String ROLE = "fs.s3a.assumed.role.arn";
  private static final Pattern ROLE_ARN = Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}):.*");

  private final Store store;
  private final RunKeys keys;
  private final KeyStandIns making;
  private final Set<String> lines = new TreeSet<>();

  StandIns(Store store, RunKeys keys, String runId) {
    this.store = store;
    this.keys = keys;
    this.making = new KeyStandIns(store, runId);
  }

  /**
   * Makes the KMS keys that settings name under these names: in the account and region of an ARN;
   * an id and an alias in the region of the bucket, in the account that owns the buckets, or for
   * the client's own use in those whose roles the settings assume.
   *
   * @throws UsageException when one has no form in which KMS takes it
   */
  void makeKeys(Settings settings) {
    if (!store.info().startedByUs()) {
      return;
    }
    for (NamedKey key : NamedKey.of(settings)) {
      if (!keys.variables().containsValue(key.text())) {
        List<String> accounts =
            key.account().map(List::of).orElseGet(() -> accounts(key.isOfClient(), settings));
        making
            .make(accounts, key.region().orElse(store.region()), key.id())
            .forEach(made -> keys.add(made, key.text()));
        lines.add("KMS key " + key);
      }
    }
  }

  private static List<String> accounts(boolean ofClient, Settings settings) {
    Set<String> accounts = new TreeSet<>();
    settings.names().stream()
        .filter(name -> name.endsWith(ROLE.substring("fs.s3a".length())))
        .map(settings::get)
        .flatMap(Optional::stream)
        .map(ROLE_ARN::matcher)
        .filter(Matcher::matches)
        .forEach(arn -> accounts.add(arn.group(1)));
    return ofClient && !accounts.isEmpty() ? List.copyOf(accounts) : List.of(OWN_ACCOUNT);
  }

  /** Returns what was made, each with the place that names it. */
  List<String> lines() {
    return new ArrayList<>(lines);
  }
}
