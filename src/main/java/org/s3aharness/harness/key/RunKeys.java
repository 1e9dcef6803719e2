package org.s3aharness.harness.key;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;
import org.s3aharness.encryption.CredentialFile;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.Settings;
import org.s3aharness.store.KmsKey;
import org.s3aharness.util.Arns;
import software.amazon.awssdk.arns.Arn;

/**
 * The keys of a run, and the variables through which profiles refer to them. It is safe for use by
 * several threads.
 *
 * <p>Variables, for n in 1, 2: {@code s3aharness.kms.key<n>.arn}, {@code .id}, {@code .alias.name},
 * {@code .alias.arn}; {@code s3aharness.sse-c.key<n>}; {@code s3aharness.jceks.sse-c}, a credential
 * file that holds SSE-C key 1; {@code s3aharness.cse.wrapping.key}. The credential file is written,
 * and a KMS key of the run's own is made, only where a configuration or a case names it.
 */
public final class RunKeys {
  private static final int AES_256_BYTES = 32;

  private static final List<String> CUSTOMER_KEYS =
      List.of("s3aharness.sse-c.key1", "s3aharness.sse-c.key2");
  private static final String CREDENTIAL_FILE = "s3aharness.jceks.sse-c";
  private static final String WRAPPING_KEY = "s3aharness.cse.wrapping.key";

  /** The purpose of each key, in the order in which the keys became known. */
  private final Map<KmsKey, String> purposes = Collections.synchronizedMap(new LinkedHashMap<>());

  /** The ARNs to which aliases lead now that led to another key when they were made. */
  private final Map<String, String> retargeted = new ConcurrentHashMap<>();

  private final KmsKeyVariables kms = new KmsKeyVariables(this::add);
  private final Map<String, String> others;
  private final Path credentialFile;

  private RunKeys(Path directory) {
    SecureRandom random = new SecureRandom();
    Map<String, String> variables = new LinkedHashMap<>();
    CUSTOMER_KEYS.forEach(name -> variables.put(name, newKey(random)));
    variables.put(WRAPPING_KEY, newKey(random));
    credentialFile = directory.resolve("sse-c.jceks");
    variables.put(CREDENTIAL_FILE, CredentialFile.providerPath(credentialFile));
    others = Collections.unmodifiableMap(variables);
  }

  /**
   * Creates the customer keys of a run, and publishes KMS keys that exist.
   *
   * @param kmsKeys those that the run may use; empty on a store without KMS
   * @param directory where the credential file goes; belongs to the run alone
   */
  public static RunKeys of(List<KmsKey> kmsKeys, Path directory) {
    RunKeys keys = new RunKeys(directory);
    keys.kms.publish(kmsKeys);
    return keys;
  }

  /**
   * Creates the customer keys of a run that makes its own KMS keys.
   *
   * @param maker makes a KMS key for a purpose, {@code key1} or {@code key2}, when it is first
   *     named; what it throws reaches whoever has named the key
   * @param directory where the credential file goes; belongs to the run alone
   */
  public static RunKeys making(Function<String, KmsKey> maker, Path directory) {
    RunKeys keys = new RunKeys(directory);
    keys.kms.makeWhenNamed(maker);
    return keys;
  }

  /** Returns the provider path of the credential file, which need not have been written. */
  public String credentialFile() {
    return others.get(CREDENTIAL_FILE);
  }

  /**
   * Prepares what any of these settings names: the KMS keys, and the credential file, for which
   * deriving keys is slow on purpose.
   *
   * @param variants settings in which the run's variables are not filled in yet
   * @throws IOException if the file cannot be written
   */
  public void prepareFor(List<Settings> variants) throws IOException {
    List<String> values = variants.stream().flatMap(RunKeys::valuesOf).toList();
    values.forEach(this::makeNamedIn);
    if (values.stream().anyMatch(value -> value.contains("${" + CREDENTIAL_FILE + "}"))) {
      CredentialFile.write(
          credentialFile, Map.of(EncryptionSettings.KEY, others.get(CUSTOMER_KEYS.get(0))));
    }
  }

  private static Stream<String> valuesOf(Settings settings) {
    return settings.names().stream().flatMap(name -> settings.get(name).stream());
  }

  /** Makes every KMS key that can be named, unless it is there. */
  public void makeAll() {
    kms.makeAll();
  }

  /** Makes the KMS keys that a text names, unless they are there. */
  public void makeNamedIn(String text) {
    kms.makeNamedIn(text);
  }

  /**
   * Makes a further key known, so that judges recognise it by any of its names.
   *
   * @param purpose what it is for, the same in every run
   */
  public void add(KmsKey key, String purpose) {
    purposes.put(key, purpose);
  }

  /** Makes known that the alias of a key leads to another one from now on. */
  public void retarget(KmsKey key, KmsKey target) {
    retargeted.put(key.aliasName(), target.arn());
    retargeted.put(key.aliasArn(), target.arn());
  }

  private static String newKey(SecureRandom random) {
    byte[] key = new byte[AES_256_BYTES];
    random.nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  /** Returns the variables that have a value by now, by name. */
  public Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>(kms.values());
    variables.putAll(others);
    return variables;
  }

  /** Returns the customer keys of the run, in base64. */
  public List<String> customerKeys() {
    return CUSTOMER_KEYS.stream().map(others::get).toList();
  }

  /** Returns the key of the harness's own keyring, in base64. */
  public String wrappingKey() {
    return others.get(WRAPPING_KEY);
  }

  /** Says whether a configuration may refer to a variable. */
  public boolean supplies(String name) {
    return others.containsKey(name) || kms.supplies(name);
  }

  /**
   * Returns the value of a variable. A KMS key is made for it if it must be.
   *
   * @throws TestAbortedException if the store does not supply it, so that the case cannot run there
   */
  public String variable(String name) {
    makeNamedIn(name);
    String value = variables().get(name);
    if (value == null) {
      throw new TestAbortedException("the store supplies no " + name);
    }
    return value;
  }

  /**
   * Returns the ARN of the second of a run's KMS keys for that of the first, and the other way
   * round; empty for any other key, and where nothing has named the other one yet.
   */
  public Optional<String> otherThan(String arn) {
    return kms.otherThan(arn);
  }

  /**
   * Returns the ARN of the key that has this name, in any of the four forms; empty when the key is
   * not the run's.
   */
  public Optional<String> arnOf(String anyForm) {
    if (retargeted.containsKey(anyForm)) {
      return Optional.of(retargeted.get(anyForm));
    }
    return kmsKeys().stream()
        .filter(
            key -> List.of(key.arn(), key.id(), key.aliasName(), key.aliasArn()).contains(anyForm))
        .map(KmsKey::arn)
        .findFirst();
  }

  /**
   * Returns the alias that is part of a key's name, such as {@code alias/data} in {@code
   * arn:aws:kms:us-east-1:1:key/alias/data}, a form that some stores report; empty if the name has
   * none.
   */
  public static Optional<String> aliasIn(String name) {
    int alias = name.indexOf("alias/");
    return alias < 0 ? Optional.empty() : Optional.of(name.substring(alias));
  }

  /**
   * Says whether two names of KMS keys may be of one account and region: only ARNs say of which
   * they are. An alias of another account may have the same name.
   */
  public boolean mayBeOfOneAccount(String one, String other) {
    Optional<Arn> first = Arns.read(arnOf(one).orElse(one));
    Optional<Arn> second = Arns.read(arnOf(other).orElse(other));
    return first.isEmpty()
        || second.isEmpty()
        || first.map(RunKeys::place).equals(second.map(RunKeys::place));
  }

  private static List<String> place(Arn arn) {
    return List.of(arn.partition(), arn.region().orElse(""), arn.accountId().orElse(""));
  }

  private List<KmsKey> kmsKeys() {
    return List.copyOf(purposes().keySet());
  }

  /** Returns the KMS keys that are known by now, each with its purpose. */
  Map<KmsKey, String> purposes() {
    synchronized (purposes) {
      return new LinkedHashMap<>(purposes);
    }
  }

  /** Says whether two names denote one key. */
  public boolean same(String one, String other) {
    return arnOf(one).orElse(one).equals(arnOf(other).orElse(other));
  }
}
