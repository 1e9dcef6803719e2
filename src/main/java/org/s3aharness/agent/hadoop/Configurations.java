package org.s3aharness.agent.hadoop;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.s3aharness.agent.FileSystemSpec;

/** Makes Hadoop's {@code Configuration} out of a {@link FileSystemSpec}. */
final class Configurations {
  private static Map<String, String> lastDefaults;
  private static Configuration lastBeginning;

  private Configurations() {}

  static Configuration of(FileSystemSpec spec) throws IOException {
    Configuration conf = new Configuration(beginning(spec.defaults()));
    for (String[] resource : spec.resources()) {
      add(conf, resource[0], resource[1]);
    }
    String bucket = URI.create(spec.uri()).getHost();
    confine(conf, bucket).forEach(conf::set);
    spec.properties().forEach(conf::set);
    conf.size(); // parses now, so that a broken file is reported as such
    FipsKeyStores.registerIfNamed(conf, bucket);
    return conf;
  }

  /**
   * Returns what the classpath says, and the harness's defaults beneath the user's files. Most
   * filesystems of a run begin with the same, which is parsed once.
   */
  private static synchronized Configuration beginning(Map<String, String> defaults)
      throws IOException {
    if (!defaults.equals(lastDefaults)) {
      // S3A's class declares deprecated names: too late for texts that were read before.
      FileSystem.getFileSystemClass("s3a", new Configuration());
      lastBeginning = new Configuration();
      lastBeginning.addResource(new ByteArrayInputStream(xml(defaults)), "the harness's defaults");
      lastBeginning.size(); // parses now
      lastDefaults = new LinkedHashMap<>(defaults);
    }
    return lastBeginning;
  }

  private static void add(Configuration conf, String name, String text) throws IOException {
    if (text != null) {
      conf.addResource(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), name);
    } else if (Files.isReadable(Paths.get(name))) {
      conf.addResource(new Path(Paths.get(name).toUri()));
    } else {
      // Hadoop itself would ignore a missing file without a warning
      throw new FileNotFoundException(
          "configuration file " + name + " does not exist or cannot be read: correct its path");
    }
  }

  private static byte[] xml(Map<String, String> properties) throws IOException {
    Configuration only = new Configuration(false);
    properties.forEach(only::set);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    only.writeXml(out);
    return out.toByteArray();
  }

  /**
   * Overrides what a cluster's files may say but an agent must not do: local files stay in the
   * agent's own temporary directory, and traffic goes through the proxy that the agent was started
   * with. Returns the properties that do so.
   */
  private static Map<String, String> confine(Configuration conf, String bucket) {
    Map<String, String> confined = new LinkedHashMap<>();
    String tmp = System.getProperty("java.io.tmpdir");
    confined.put("hadoop.tmp.dir", tmp);
    confined.put("fs.s3a.buffer.dir", tmp + "/s3a");
    String proxyHost = System.getProperty("https.proxyHost");
    if (proxyHost != null) {
      confined.put("fs.s3a.proxy.host", proxyHost);
      confined.put("fs.s3a.proxy.port", System.getProperty("https.proxyPort"));
      confined.put("fs.s3a.proxy.ssl.enabled", "false");
    }
    for (String name : confined.keySet().toArray(new String[0])) {
      String ofBucket = name.replaceFirst("^fs\\.s3a\\.", "fs.s3a.bucket." + bucket + ".");
      if (!ofBucket.equals(name) && conf.get(ofBucket) != null) {
        confined.put(ofBucket, confined.get(name));
      }
    }
    return confined;
  }
}
