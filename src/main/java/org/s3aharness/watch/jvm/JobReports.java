package org.s3aharness.watch.jvm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.Settings;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.jvmagent.Reports;

/** Collects what the JVMs of a job report, and answers them. It is thread-safe. */
public final class JobReports {
  /** The settings that filesystems report, by their general and their per-bucket names. */
  public static final List<String> REPORTED =
      List.of(
          EncryptionSettings.ALGORITHM,
          EncryptionSettings.KEY,
          EncryptionSettings.CONTEXT,
          EncryptionSettings.OLD_ALGORITHM,
          EncryptionSettings.OLD_KEY,
          "fs.s3a.encryption.cse.kms.region",
          "fs.s3a.encryption.cse.custom.keyring.class.name",
          "fs.s3a.encryption.cse.v1.compatibility.enabled",
          "fs.s3a.connection.ssl.enabled",
          "fs.s3a.user.agent.prefix",
          "fs.s3a.proxy.host");

  private static final String PROXY = "fs.s3a.proxy.host";
  private static final String USER_AGENT = "fs.s3a.user.agent.prefix";
  private static final String S3A = "fs.s3a.";

  private final int recorderPort;
  private final Optional<String> withoutJobsProxy;
  private final Map<String, String> storeSettings;
  private final AtomicInteger tokens = new AtomicInteger();
  private final List<WatchedJvm> jvms = new CopyOnWriteArrayList<>();
  private final Map<String, WatchedFileSystem> fileSystems = new ConcurrentHashMap<>();
  private final Map<String, Integer> notes = new LinkedHashMap<>();
  private final Map<String, Integer> unwatched = new LinkedHashMap<>();
  private final List<Map<String, String>> fileIos = new ArrayList<>();
  private final YarnApplications applications = new YarnApplications();

  /**
   * Prepares to receive reports.
   *
   * @param recorderPort the port on 127.0.0.1 of the recorder that the job's clients are to use
   * @param withoutJobsProxy says how the recorder reaches the store without a proxy that the job
   *     names, to continue a sentence; empty if it may need that proxy
   * @param storeSettings the S3A settings that the store needs, where the job sets nothing else
   */
  public JobReports(
      int recorderPort, Optional<String> withoutJobsProxy, Map<String, String> storeSettings) {
    this.recorderPort = recorderPort;
    this.withoutJobsProxy = withoutJobsProxy;
    this.storeSettings = Map.copyOf(storeSettings);
  }

  /** Receives a report, and returns the answer to it. */
  public Map<String, String> hear(Map<String, String> report) {
    return switch (report.getOrDefault(Reports.KIND, "")) {
      case Reports.JVM -> jvm(report);
      case Reports.FILE_SYSTEM -> fileSystem(report);
      case Reports.FILE_IO -> fileIo(report);
      case Reports.APPLICATION -> {
        applications.submitted(report.getOrDefault(Reports.APPLICATION_ID, "unnamed application"));
        yield Map.of();
      }
      case Reports.UNWATCHED -> {
        count(unwatched, report.getOrDefault(Reports.WHAT, "something unnamed"));
        yield Map.of();
      }
      default ->
          Map.of(
              Reports.REFUSED,
              "a report of an unknown kind: use the same version of the agent everywhere");
    };
  }

  private Map<String, String> jvm(Map<String, String> report) {
    String main = report.getOrDefault(Reports.MAIN, "");
    String proxy = report.get(Reports.PROXY);
    if (proxy != null) {
      String why =
          "the JVM of %s has a proxy of its own (%s), but its requests must go through the recorder: start the job without that proxy, and give it to s3a-qualify as https_proxy if the store needs it"
              .formatted(main, proxy);
      count(unwatched, why);
      return Map.of(Reports.REFUSED, why);
    }
    Optional.ofNullable(report.get(Reports.CONTAINER)).ifPresent(applications::reported);
    jvms.add(
        new WatchedJvm(
            report.getOrDefault(Reports.PROCESS, ""), main, report.getOrDefault(Reports.JAVA, "")));
    return Map.of();
  }

  private Map<String, String> fileSystem(Map<String, String> report) {
    Map<String, String> settings = settings(report);
    String bucket =
        report.getOrDefault(Reports.URI, "").replaceFirst("^s3a://", "").replaceFirst("/.*", "");
    Optional<String> proxy = effective(settings, bucket, PROXY);
    if (proxy.isPresent() && withoutJobsProxy.isEmpty()) {
      String why =
          "%s=%s for bucket %s: requests must go through the recorder, which does not use this proxy; give it to s3a-qualify as https_proxy=http://%s:PORT or, if the store can be reached without a proxy, set no_proxy=*"
              .formatted(PROXY, proxy.get(), bucket, proxy.get());
      count(unwatched, why);
      return Map.of(Reports.REFUSED, why);
    }
    proxy.ifPresent(
        its ->
            count(
                notes,
                "The job's own proxy, %s=%s, was not used: %s."
                    .formatted(PROXY, its, withoutJobsProxy.orElseThrow())));
    String token = WatchedFileSystem.TOKEN + tokens.incrementAndGet();
    fileSystems.put(
        token,
        new WatchedFileSystem(
            token,
            main(report.getOrDefault(Reports.PROCESS, "")),
            bucket,
            report.getOrDefault(Reports.VERSION, ""),
            settings,
            asked(settings, bucket)));
    return answer(settings, bucket, token);
  }

  private Map<String, String> answer(Map<String, String> settings, String bucket, String token) {
    Map<String, String> wanted = new TreeMap<>();
    wanted.put(PROXY, "127.0.0.1");
    wanted.put("fs.s3a.proxy.port", Integer.toString(recorderPort));
    wanted.put("fs.s3a.proxy.ssl.enabled", "false");
    wanted.put(
        USER_AGENT,
        effective(settings, bucket, USER_AGENT).map(its -> its + ", " + token).orElse(token));
    Map<String, String> answer = new TreeMap<>();
    wanted.forEach(
        (name, value) -> {
          answer.put(Reports.SETTING + name, value);
          answer.put(Reports.SETTING + ofBucket(bucket, name), value);
        });
    storeSettings.forEach(
        (name, value) -> {
          if (effective(settings, bucket, name).isEmpty()) {
            answer.put(Reports.SETTING + name, value);
          }
        });
    return answer;
  }

  private String main(String process) {
    return jvms.stream()
        .filter(jvm -> jvm.process().equals(process))
        .map(WatchedJvm::main)
        .findFirst()
        .orElse("");
  }

  private Optional<Encryption> asked(Map<String, String> settings, String bucket) {
    try {
      return Optional.of(EncryptionSettings.asked(Settings.empty().with(settings), bucket));
    } catch (UsageException e) {
      count(
          notes, "A filesystem of bucket %s was opened with %s".formatted(bucket, e.getMessage()));
      return Optional.empty();
    }
  }

  private synchronized Map<String, String> fileIo(Map<String, String> report) {
    fileIos.add(settings(report));
    return Map.of();
  }

  private static Map<String, String> settings(Map<String, String> report) {
    Map<String, String> settings = new TreeMap<>();
    report.forEach(
        (name, value) -> {
          if (name.startsWith(Reports.SETTING)) {
            settings.put(name.substring(Reports.SETTING.length()), value);
          }
        });
    return settings;
  }

  private static Optional<String> effective(
      Map<String, String> settings, String bucket, String name) {
    return Optional.ofNullable(settings.get(ofBucket(bucket, name)))
        .or(() -> Optional.ofNullable(settings.get(name)))
        .filter(value -> !value.isBlank());
  }

  private static String ofBucket(String bucket, String name) {
    return S3A + "bucket." + bucket + "." + name.substring(S3A.length());
  }

  private synchronized void count(Map<String, Integer> counts, String what) {
    counts.merge(what, 1, Integer::sum);
  }

  /** Returns the JVMs that have started, in order. */
  public List<WatchedJvm> jvms() {
    return List.copyOf(jvms);
  }

  /** Returns the filesystem with this token. */
  public Optional<WatchedFileSystem> fileSystem(String token) {
    return Optional.ofNullable(fileSystems.get(token));
  }

  /** Returns all filesystems that were opened. */
  public List<WatchedFileSystem> fileSystems() {
    return List.copyOf(fileSystems.values());
  }

  /** Returns the settings of each Iceberg S3FileIO that was used. */
  public synchronized List<Map<String, String>> fileIos() {
    return List.copyOf(fileIos);
  }

  /** Returns what people should know, and how often it occurred. */
  public synchronized Map<String, Integer> notes() {
    return new LinkedHashMap<>(notes);
  }

  /** Returns the parts of the job that ran where the recorder may not have been used. */
  public List<String> unfollowed() {
    return applications.unfollowed();
  }

  /** Returns what would have bypassed the recorder, or cannot be watched, and how often. */
  public synchronized Map<String, Integer> unwatched() {
    return new LinkedHashMap<>(unwatched);
  }
}
