package org.s3aharness.jvmagent;

import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The entry point of a JVM that is started with this agent. */
public final class WatchAgent {
  private static final String FILE_SYSTEM = "s3a-qualify-watch-filesystem";
  private static final String FILE_IO = "s3a-qualify-watch-fileio";
  private static final String RESOLVED = "s3a-qualify-watch-resolved";
  private static final String UNWATCHED = "s3a-qualify-watch-unwatched";
  private static final String SUBMITTED = "s3a-qualify-watch-submitted";

  /** The variable in which YARN tells a process of its container. */
  private static final String CONTAINER_ID = "CONTAINER_ID";

  private static final String CRT =
      "the AWS Common Runtime (aws-crt) talks to S3 with native code, which does not read"
          + " the JVM's trust store. Let the job use another client: set s3.crt.enabled=false for"
          + " Iceberg, or remove aws-crt from the classpath";

  /**
   * The settings of Iceberg that are reported (Iceberg's documentation, "AWS Integrations", section
   * "S3 Server side encryption").
   */
  private static final List<String> FILE_IO_SETTINGS =
      Arrays.asList("s3.sse.type", "s3.sse.key", "s3.sse.md5");

  private static final List<HookPoint> POINTS =
      Arrays.asList(
          new HookPoint(
              Arrays.asList("/hadoop/fs/s3a/S3AFileSystem"),
              "initialize",
              "\\(Ljava/net/URI;L(.*/hadoop/conf/Configuration);\\)V",
              FILE_SYSTEM,
              HookPoint.Operand.local(1),
              HookPoint.Operand.local(2)),
          new HookPoint(
              Arrays.asList("/iceberg/aws/s3/S3FileIO"),
              "initialize",
              "\\(L(java/util/Map);\\)V",
              FILE_IO,
              HookPoint.Operand.local(0),
              HookPoint.Operand.local(1)),
          new HookPoint(
              Arrays.asList("/hadoop/yarn/client/api/impl/YarnClientImpl"),
              "submitApplication",
              "\\(L.*/ApplicationSubmissionContext;\\).*",
              SUBMITTED,
              HookPoint.Operand.text("application"),
              HookPoint.Operand.local(1)),
          new HookPoint(
              Arrays.asList("java/net/InetAddress"),
              "getAllByName",
              "\\(L(java/lang/String);\\).*",
              RESOLVED,
              HookPoint.Operand.text("host"),
              HookPoint.Operand.local(0)),
          new HookPoint(
              Arrays.asList(
                  "awssdk/crt/s3/S3Client",
                  "awssdk/crt/http/HttpClientConnectionManager",
                  "awssdk/crt/http/HttpStreamManager",
                  "awssdk/crt/http/Http2StreamManager"),
              "<init>",
              ".*",
              UNWATCHED,
              HookPoint.Operand.text("client"),
              HookPoint.Operand.text(CRT)));

  private WatchAgent() {}

  /**
   * Makes this JVM's S3 clients go through the recorder.
   *
   * @param settingsFile as {@link WatchAgentSettings} reads it
   */
  public static void premain(String settingsFile, Instrumentation instrumentation)
      throws Exception {
    try {
      start(settingsFile, instrumentation);
    } catch (RefusedException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void start(String settingsFile, Instrumentation instrumentation) throws Exception {
    WatchAgentSettings settings = WatchAgentSettings.read(settingsFile);
    ReportChannel channel =
        new ReportChannel(settings.reportPort(), settings.reportToken(), process());
    channel.tell(Reports.JVM, self());
    new TrustStores(settings.certificate(), settings.directory()).extend();
    Proxies.install(settings.recorderPort(), settings.hosts());
    settings.systemProperties().forEach(System::setProperty);
    OpenedFileSystem opened = new OpenedFileSystem(channel, settings.reported());
    Hook.install(FILE_SYSTEM, opened::opening);
    Hook.install(FILE_IO, (io, properties) -> fileIo(channel, (Map<?, ?>) properties));
    Hook.install(RESOLVED, (why, host) -> resolved(channel, settings.hosts(), host));
    Hook.install(SUBMITTED, (what, application) -> submitted(channel, application));
    Hook.install(UNWATCHED, (why, what) -> unwatched(channel, (String) what));
    instrumentation.addTransformer(new Patcher(POINTS, channel), true);
    instrumentation.retransformClasses(InetAddress.class);
  }

  private static Map<String, String> self() {
    Map<String, String> self = new TreeMap<>();
    String command = System.getProperty("sun.java.command", "");
    self.put(Reports.MAIN, command.split(" ", 2)[0]);
    self.put(Reports.JAVA, System.getProperty("java.version"));
    Proxies.ofTheJob().ifPresent(proxy -> self.put(Reports.PROXY, proxy));
    String container = System.getenv(CONTAINER_ID);
    if (container != null) {
      self.put(Reports.CONTAINER, container);
    }
    return self;
  }

  private static Object fileIo(ReportChannel channel, Map<?, ?> properties) {
    Map<String, String> report = new TreeMap<>();
    properties.forEach(
        (name, value) -> {
          if (FILE_IO_SETTINGS.contains(name)) {
            report.put(
                Reports.SETTING + name, HadoopSettings.masked((String) name, (String) value));
          }
        });
    channel.tell(Reports.FILE_IO, report);
    return properties;
  }

  private static Object submitted(ReportChannel channel, Object application) {
    try {
      Method id = application.getClass().getMethod("getApplicationId");
      channel.tell(
          Reports.APPLICATION,
          Collections.singletonMap(Reports.APPLICATION_ID, String.valueOf(id.invoke(application))));
      return application;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "s3a-qualify watch: this YARN client differs from all known ones: " + e, e);
    }
  }

  /** Returns the process id by a way that Java 8 lacks, or else by a slow one. */
  private static String process() {
    try {
      Class<?> handle = Class.forName("java.lang.ProcessHandle");
      Object current = handle.getMethod("current").invoke(null);
      return handle.getMethod("pid").invoke(current).toString();
    } catch (ReflectiveOperationException java8) {
      return ManagementFactory.getRuntimeMXBean().getName().replaceFirst("@.*", "");
    }
  }

  /**
   * Resolves a host's name. Code that uses the recorder as its proxy does not look up the addresses
   * of hosts behind it.
   */
  private static Object resolved(ReportChannel channel, Pattern hosts, Object host) {
    if (host != null && Proxies.isRecorders((String) host, hosts)) {
      unwatched(channel, "a client connects to " + host + " directly, and ignores the proxy");
    }
    return host;
  }

  private static Object unwatched(ReportChannel channel, String what) {
    channel.tell(Reports.UNWATCHED, Collections.singletonMap(Reports.WHAT, what));
    throw new IllegalStateException("s3a-qualify watch: cannot be watched: " + what);
  }
}
