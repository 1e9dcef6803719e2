package org.s3aharness.store.local;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.s3aharness.store.process.PythonPackages;

/**
 * Defines the version and the settings of LocalStack, which are the same for the container, the
 * host process and the Compose file.
 */
public final class LocalStackSettings {
  /** The last version that needs neither an account token nor a Python newer than 3.11. */
  static final String VERSION = "4.9.2";

  /** The locked Python environment that contains LocalStack. */
  public static final PythonPackages PACKAGES =
      new PythonPackages("LocalStack", VERSION, "localstack.lock");

  public static final String IMAGE = "localstack/localstack:" + VERSION;
  static final int CONTAINER_PORT = 4566;

  /** The environment variables of every LocalStack. */
  public static final Map<String, String> ENVIRONMENT = environment();

  private LocalStackSettings() {}

  private static Map<String, String> environment() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("SERVICES", "s3,kms,sts,iam");
    // Load all services at the start. Otherwise requests that come while one is being loaded are
    // refused; as a host process, where localstack_host.py has them wait, it loads them later.
    settings.put("EAGER_SERVICE_LOADING", "1");
    // Else it accepts any KMS key, existing or not.
    settings.put("S3_SKIP_KMS_KEY_VALIDATION", "0");
    // Else it takes the audit referrer of S3A for a foreign web page and answers 403.
    settings.put("DISABLE_CORS_CHECKS", "1");
    // It has nobody to talk to but us: no usage reports, no certificate download, no DNS server.
    settings.put("DISABLE_EVENTS", "1");
    settings.put("SKIP_SSL_CERT_DOWNLOAD", "1");
    settings.put("DNS_ADDRESS", "0");
    return Collections.unmodifiableMap(settings);
  }
}
