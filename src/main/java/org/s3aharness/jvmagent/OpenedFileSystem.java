package org.s3aharness.jvmagent;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Handles an S3A filesystem that is about to be opened: reports its settings, and changes some. */
final class OpenedFileSystem {
  private static final String PREFIX = "fs.s3a.";

  private final ReportChannel channel;
  private final List<String> reported;

  OpenedFileSystem(ReportChannel channel, List<String> reported) {
    this.channel = channel;
    this.reported = reported;
  }

  /**
   * Returns the configuration to open it with. It is a copy, so that the job's own stays as it is.
   *
   * @param uri as given to {@code initialize}
   * @param configuration as given to {@code initialize}
   */
  Object opening(Object uri, Object configuration) {
    try {
      Class<?> type = HadoopSettings.typeOf(configuration);
      String bucket = String.valueOf(((URI) uri).getAuthority()).replaceFirst("^.*@", "");
      Map<String, String> report = new TreeMap<>();
      // Without what S3A once allowed before the bucket: credentials.
      report.put(Reports.URI, "s3a://" + bucket + "/");
      report.put(Reports.VERSION, version(type));
      new HadoopSettings(configuration)
          .values(globalAndOf(bucket))
          .forEach((name, value) -> report.put(Reports.SETTING + name, value));
      Map<String, String> answer = channel.tell(Reports.FILE_SYSTEM, report);
      HadoopSettings changed = new HadoopSettings(configuration).copy(type);
      for (Map.Entry<String, String> field : answer.entrySet()) {
        if (field.getKey().startsWith(Reports.SETTING)) {
          changed.set(field.getKey().substring(Reports.SETTING.length()), field.getValue());
        }
      }
      return changed.configuration();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "s3a-qualify watch: this Hadoop cannot be watched, because its Configuration"
              + " differs from all known ones: "
              + e,
          e);
    }
  }

  private List<String> globalAndOf(String bucket) {
    List<String> names = new ArrayList<>();
    for (String name : reported) {
      names.add(name);
      if (name.startsWith(PREFIX)) {
        names.add(PREFIX + "bucket." + bucket + "." + name.substring(PREFIX.length()));
      }
    }
    return names;
  }

  /**
   * Returns the version that Hadoop itself reports, loaded from where its Configuration comes from.
   */
  private static String version(Class<?> configuration) {
    String name = configuration.getName().replace(".conf.Configuration", ".util.VersionInfo");
    try {
      return (String)
          Class.forName(name, true, configuration.getClassLoader())
              .getMethod("getVersion")
              .invoke(null);
    } catch (ReflectiveOperationException e) {
      return "";
    }
  }
}
