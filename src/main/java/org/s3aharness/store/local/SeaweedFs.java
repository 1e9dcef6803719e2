package org.s3aharness.store.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.math.BigInteger;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.s3aharness.store.KmsWitness;
import org.s3aharness.store.Store;
import org.s3aharness.store.process.GuardedProcess;
import org.s3aharness.store.process.ProcessLifecycle;
import org.s3aharness.store.process.Python;
import org.s3aharness.store.process.PythonEnvironment;
import org.s3aharness.store.process.Scripts;
import org.s3aharness.store.process.Startup;

/**
 * SeaweedFS, started for this run, on the loopback interface only. It is a store that encrypts what
 * it writes, with keys of a KMS that runs beside it.
 */
public final class SeaweedFs {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SECRET_BITS = 256;
  private static final Startup STARTUP =
      new Startup(
          "SeaweedFS " + SeaweedFsSettings.VERSION,
          Duration.ofSeconds(60),
          (code, log) ->
              log.contains("address already in use") || log.contains("is not available"));

  private SeaweedFs() {}

  /**
   * Starts a SeaweedFS and waits until it answers. It ends when it is closed, and with this JVM,
   * however that ends.
   *
   * @param kms the store whose KMS it uses; the caller closes it
   * @param kmsProxy an HTTP proxy for its calls to the KMS, which use AWS's host name
   * @param calls what the proxy sees
   * @param progress receives lines about what takes time
   * @throws StoreUnavailableException if it cannot be started, naming the next step
   */
  public static Store start(
      SeaweedFsOptions options,
      Store kms,
      URI kmsProxy,
      KmsWitness calls,
      Consumer<String> progress) {
    PythonEnvironment environment =
        new PythonEnvironment(
            SeaweedFsSettings.PACKAGES, options.cache(), Python.find(options.python()));
    String python = environment.python(progress).toString();
    Scripts scripts = new Scripts(options.cache());
    X509Bundle certificate = certificate();
    return STARTUP.start(
        options.log(),
        progress,
        () -> {
          SeaweedFsPorts ports = SeaweedFsPorts.free();
          return new Startup.StartAttempt(
              ports.all(),
              () ->
                  GuardedProcess.start(
                      python,
                      scripts.path("guard.py"),
                      "s3a-harness-seaweedfs-",
                      environment(options.region(), kmsProxy, certificate),
                      options.log(),
                      ports.sockets(),
                      command(options, environment, python, scripts, ports)),
              new SeaweedFsHealth(ports),
              process ->
                  SeaweedFsStore.of(
                      options.region(),
                      ports,
                      kms,
                      calls,
                      process.directory(),
                      new ProcessLifecycle("SeaweedFS", process, options.log()),
                      certificate.toTrustManager()));
        });
  }

  private static List<String> command(
      SeaweedFsOptions options,
      PythonEnvironment environment,
      String python,
      Scripts scripts,
      SeaweedFsPorts ports) {
    List<String> command =
        new ArrayList<>(List.of(python, "-I", scripts.path("seaweedfs_host.py").toString()));
    command.addAll(
        SeaweedFsSettings.command(environment.program("weed").toString(), ports, options.region()));
    return command;
  }

  private static Map<String, String> environment(
      String region, URI kmsProxy, X509Bundle certificate) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    environment.put("TMPDIR", System.getProperty("java.io.tmpdir"));
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("HTTP_PROXY", kmsProxy.toString());
    environment.put(
        SeaweedFsSettings.SSE_S3_SECRET,
        new BigInteger(SECRET_BITS, new SecureRandom()).toString(Character.MAX_RADIX));
    environment.put(SeaweedFsSettings.VOLUMES_AT_ONCE, "1");
    environment.put("SEAWEEDFS_FILES", files(region, certificate));
    return environment;
  }

  private static String files(String region, X509Bundle certificate) {
    try {
      return JSON.writeValueAsString(
          Map.of(
              SeaweedFsSettings.CONFIGURATION,
              SeaweedFsSettings.configuration(SeaweedFsSettings.kmsName(region), region),
              SeaweedFsSettings.CERTIFICATE,
              certificate.getCertificatePathPEM(),
              SeaweedFsSettings.CERTIFICATE_KEY,
              certificate.getPrivateKeyPEM()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of texts can be written as JSON", e);
    }
  }

  /** Creates a certificate for TLS on the loopback interface. */
  private static X509Bundle certificate() {
    try {
      return new CertificateBuilder()
          .ecp256()
          .subject("CN=SeaweedFS of the s3a-encryption-harness")
          .addSanIpAddress("127.0.0.1")
          .setIsCertificateAuthority(true)
          .buildSelfSigned();
    } catch (Exception e) { // what CertificateBuilder declares
      throw new IllegalStateException("Cannot make a certificate: run on a JVM with EC support", e);
    }
  }
}
