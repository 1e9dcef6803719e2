package org.s3aharness.store.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.s3aharness.store.OtherRegion;
import org.s3aharness.store.StoreCredentials;
import org.s3aharness.store.process.PythonPackages;

/** Defines the version and the settings of SeaweedFS. */
public final class SeaweedFsSettings {
  static final String VERSION = "4.48";

  /** The locked Python environment that contains SeaweedFS. */
  public static final PythonPackages PACKAGES =
      new PythonPackages("SeaweedFS", VERSION, "seaweedfs.lock");

  static final String IMAGE = "chrislusf/seaweedfs:" + VERSION;

  static final StoreCredentials CREDENTIALS =
      StoreCredentials.of("test", StoreCredentials.newSecretKey());

  static final String CONFIGURATION = "s3.json";
  static final String CERTIFICATE = "server.crt";
  static final String CERTIFICATE_KEY = "server.key";

  /** The variable that sets how many volumes a bucket gets at once; the default is 7. */
  static final String VOLUMES_AT_ONCE = "WEED_MASTER_VOLUME_GROWTH_COPY_1";

  /** The variable with the secret from which SeaweedFS derives the key of SSE-S3. */
  static final String SSE_S3_SECRET = "WEED_S3_SSE_KEY";

  /**
   * The settings that keep S3A from trying again. It would do so for minutes after a status 500,
   * which SeaweedFS answers whenever its KMS refuses.
   */
  static final Map<String, String> S3A_SETTINGS =
      Map.of("fs.s3a.attempts.maximum", "0", "fs.s3a.retry.limit", "0");

  private static final ObjectMapper JSON = new ObjectMapper();

  private SeaweedFsSettings() {}

  /**
   * Returns the command that runs master, volume server, filer and S3 in one process, on the
   * loopback interface only.
   */
  static List<String> command(String weed, SeaweedFsPorts ports, String region) {
    List<String> command =
        new ArrayList<>(
            List.of(
                weed,
                "-logtostderr",
                "server",
                "-ip=127.0.0.1",
                "-ip.bind=127.0.0.1",
                // The working directory: its volume files lie there.
                "-dir=.",
                "-filer",
                "-s3",
                "-s3.config=" + CONFIGURATION,
                "-s3.cert.file=" + CERTIFICATE,
                "-s3.key.file=" + CERTIFICATE_KEY,
                "-s3.domainName=" + String.join(",", everyDomain(region)),
                // As AWS: a bucket is there when somebody has made it.
                "-s3.autoCreateBucket=false",
                // Content belongs into the volume files, which are searched, whatever its size.
                "-filer.saveToFilerLimit=0",
                // Every bucket takes a volume; a volume of the default size would take 30 GB.
                "-master.volumeSizeLimitMB=128",
                "-volume.max=1000",
                // Neither reports home nor serves what nobody asks for.
                "-master.telemetry=false",
                "-s3.port.iceberg=0",
                "-s3.port.lance=0",
                // In the working directory; they would be in /tmp.
                "-filer.localSocket=filer.sock",
                "-s3.localSocket=s3.sock"));
    command.addAll(ports.arguments());
    return command;
  }

  /** Returns the domains of a region and of the one to which cases have requests redirected. */
  private static List<String> everyDomain(String region) {
    return Stream.of(region, OtherRegion.than(region))
        .flatMap(each -> domains(each).stream())
        .distinct()
        .toList();
  }

  /** Returns the host names of AWS under which SeaweedFS recognises buckets of a region. */
  static List<String> domains(String region) {
    String suffix = suffix(region);
    return List.of(
        "s3." + region + suffix,
        "s3-" + region + suffix,
        "s3.dualstack." + region + suffix,
        "s3-fips." + region + suffix,
        "s3-fips.dualstack." + region + suffix,
        "s3" + suffix);
  }

  /** Returns the configuration, which says who may do everything and which KMS holds the keys. */
  static String configuration(URI kms, String region) {
    Map<String, Object> identity =
        Map.of(
            "name",
            "harness",
            "credentials",
            List.of(
                Map.of("accessKey", CREDENTIALS.accessKey(), "secretKey", CREDENTIALS.secretKey())),
            "actions",
            List.of("Admin", "Read", "List", "Tagging", "Write"));
    Map<String, Object> provider =
        Map.of(
            "type",
            "aws",
            "region",
            region,
            "endpoint",
            kms.toString(),
            "access_key",
            "test",
            "secret_key",
            "test",
            // Every use of a key is to be seen, and a disabled one to be noticed.
            "cache_enabled",
            false);
    try {
      return JSON.writeValueAsString(
          Map.of(
              "identities",
              List.of(identity),
              "kms",
              Map.of("default_provider", "kms", "providers", Map.of("kms", provider))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of texts can be written as JSON", e);
    }
  }

  /**
   * Returns the KMS's URL with AWS's own host name, since calls to loopback addresses would bypass
   * the proxy.
   */
  static URI kmsName(String region) {
    return URI.create("http://kms." + region + suffix(region));
  }

  private static String suffix(String region) {
    return region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
  }
}
