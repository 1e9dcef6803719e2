package org.s3aharness.watch.jvm;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.s3aharness.jvmagent.WatchAgentSettings;
import org.s3aharness.store.Store;
import org.s3aharness.wire.route.HostNames;

/** Tells the JVMs of a job about the recorder, through an environment and a file that it names. */
public final class AgentSettings {
  /**
   * The host names that AWS has for S3, with its access points and express buckets, for KMS, and
   * for STS.
   */
  private static final String AWS_NAMES =
      "(?:.+\\.)?(?:s3[a-z0-9-]*|kms|kms-fips|sts|sts-fips)(?:\\.[a-z0-9-]+)*"
          + "\\.amazonaws\\.com(?:\\.cn)?";

  private static final String OPTIONS = "JAVA_TOOL_OPTIONS";

  /**
   * The variables that lead an SDK to another store than the watched one, if that was started for
   * the session.
   */
  private static final List<String> OTHER_STORES =
      List.of(
          "AWS_PROFILE",
          "AWS_SESSION_TOKEN",
          "AWS_ENDPOINT_URL",
          "AWS_ENDPOINT_URL_S3",
          "AWS_ENDPOINT_URL_KMS",
          "AWS_ENDPOINT_URL_STS");

  private final Path agentJar;
  private final Path file;

  /**
   * Prepares settings in a file.
   *
   * @param file is written by {@link #write}
   */
  public AgentSettings(Path agentJar, Path file) {
    this.agentJar = agentJar;
    this.file = file;
  }

  /** Returns the file, whose name is in the environment of the job alone. */
  public Path file() {
    return file;
  }

  /**
   * Writes the file, which nobody else can read.
   *
   * @param certificate a file with the recorder's certificate
   * @param variables the variables that configurations may use, with their values
   */
  public void write(
      ReportServer reports,
      int recorderPort,
      Path certificate,
      Store store,
      Map<String, String> variables)
      throws IOException {
    Properties properties = new Properties();
    properties.setProperty(WatchAgentSettings.REPORT_PORT, Integer.toString(reports.port()));
    properties.setProperty(WatchAgentSettings.REPORT_TOKEN, reports.token());
    properties.setProperty(WatchAgentSettings.RECORDER_PORT, Integer.toString(recorderPort));
    properties.setProperty(WatchAgentSettings.CERTIFICATE, certificate.toString());
    properties.setProperty(WatchAgentSettings.DIRECTORY, file.getParent().toString());
    properties.setProperty(WatchAgentSettings.HOSTS, hosts(store).pattern());
    List<String> reported = new ArrayList<>(JobReports.REPORTED);
    reported.addAll(store.s3aSettings().keySet());
    properties.setProperty(WatchAgentSettings.REPORTED, String.join(",", reported));
    variables.forEach(
        (name, value) -> properties.setProperty(WatchAgentSettings.SYSTEM_PROPERTY + name, value));
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (OutputStream out = Files.newOutputStream(file)) {
      properties.store(out, null);
    }
  }

  /**
   * Returns a pattern of the host names, in lower case, that are reached through the recorder
   * alone.
   */
  public static Pattern hosts(Store store) {
    String endpoint = store.s3Endpoint().getHost().toLowerCase(Locale.ROOT);
    boolean local = HostNames.isAddress(endpoint) || endpoint.equals("localhost");
    return Pattern.compile(local ? AWS_NAMES : AWS_NAMES + "|(?:.+\\.)?" + Pattern.quote(endpoint));
  }

  /**
   * Returns the environment of the job.
   *
   * @param inherited the environment that it would have otherwise
   */
  public Map<String, String> environment(Map<String, String> inherited, Store store) {
    Map<String, String> environment = new TreeMap<>(inherited);
    String option = "-javaagent:" + agentJar + "=" + file;
    String quoted = option.contains(" ") ? "\"" + option + "\"" : option;
    environment.merge(OPTIONS, quoted, (theirs, ours) -> theirs + " " + ours);
    if (store.info().startedByUs()) {
      environment.keySet().removeAll(OTHER_STORES);
      environment.put("AWS_ACCESS_KEY_ID", store.credentials().accessKey());
      environment.put("AWS_SECRET_ACCESS_KEY", store.credentials().secretKey());
      environment.put("AWS_REGION", store.region());
      // The name that boto3, and version 1 of the AWS CLI, know it by.
      environment.put("AWS_DEFAULT_REGION", store.region());
      environment.put("AWS_EC2_METADATA_DISABLED", "true");
      store
          .credentials()
          .sessionToken()
          .ifPresent(token -> environment.put("AWS_SESSION_TOKEN", token));
    }
    return environment;
  }
}
