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
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.store.Store;
import org.s3aharness.store.resource.KeyStandIns;

/**
 * Creates stand-ins for what the user's files name, on a store that was started for the run. A
 * store of the user's gets none.
 */
public final class StandIns {
  /** The account that owns the buckets of a store that was started for the run. */
  private static final String OWN_ACCOUNT = "000000000000";

  private static final String ROLE = "fs.s3a.assumed.role.arn";
  private static final Pattern ROLE_ARN = Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}):.*");

  private final Store store;
  private final RunKeys keys;
  private final KeyStandIns making;
  private final Set<String> lines = new TreeSet<>();

  /**
   * Makes stand-ins for a run.
   *
   * @param keys get the stand-ins, by the names in the user's files
   */
  public StandIns(Store store, RunKeys keys, String runId) {
    this.store = store;
    this.keys = keys;
    this.making = new KeyStandIns(store, runId);
  }

  /**
   * Creates the KMS keys that settings name, under the same names. An ARN's key is created in the
   * ARN's account and region. A key with an id or an alias is created in the region of the bucket,
   * and in the account that owns the buckets or, for the client's own use, in those whose roles the
   * settings assume.
   *
   * @throws UsageException when a name has no form that KMS accepts
   */
  public void makeKeys(Settings settings) {
    if (!store.info().startedByUs()) {
      return;
    }
    for (NamedKey key : NamedKey.of(settings)) {
      String region = key.region().orElse(store.region());
      boolean canBeMade =
          NamedKey.parse(key.text()).isPresent() && store.whyNoKeysIn(region).isEmpty();
      if (canBeMade && !keys.variables().containsValue(key.text())) {
        List<String> accounts =
            key.account().map(List::of).orElseGet(() -> accounts(key.isOfClient(), settings));
        making.make(accounts, region, key.id()).forEach(made -> keys.add(made, key.text()));
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

  /** Returns what was created, each with the place that names it. */
  public List<String> lines() {
    return new ArrayList<>(lines);
  }
}
