package org.s3aharness.agent.hadoop;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.VersionInfo;
import org.s3aharness.agent.Agent;
import org.s3aharness.agent.AgentInfo;
import org.s3aharness.agent.ConfigurationReading;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.FileSystemSpec;
import org.s3aharness.agent.Fingerprint;
import org.s3aharness.agent.PropertiesRead;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.agent.S3AFailure;

/** Implements the agent on the Hadoop of this JVM's classpath. */
final class HadoopAgent implements Agent {
  private static final int SOME_BYTES = 1000;

  /** Reads the version at construction, so that an agent without Hadoop fails at once. */
  private final String hadoopVersion = VersionInfo.getVersion();

  /**
   * Keeps exported clients alive: RMI holds only a weak reference until the harness has registered
   * for them.
   */
  private final Set<S3AClient> open = ConcurrentHashMap.newKeySet();

  @Override
  public AgentInfo info() throws S3AFailure {
    return Failures.translating(
        () ->
            new AgentInfo(
                hadoopVersion, System.getProperty("java.version"), FeatureDetector.asked()));
  }

  @Override
  public S3AClient open(FileSystemSpec spec) throws S3AFailure {
    return Failures.translating(
        () -> {
          Configuration conf = Configurations.of(spec);
          FileSystem fs = open(spec, conf);
          try {
            S3AClientImpl client = new S3AClientImpl(fs, conf, open::remove);
            S3AClient stub = (S3AClient) Loopback.export(client);
            open.add(client);
            return stub;
          } catch (Throwable notExported) {
            fs.close();
            throw notExported;
          }
        });
  }

  @Override
  public String property(FileSystemSpec spec, String name) throws S3AFailure {
    return Failures.translating(() -> Configurations.of(spec).get(name));
  }

  @Override
  public PropertiesRead propertiesRead(FileSystemSpec spec, Set<String> names) throws S3AFailure {
    return Failures.translating(
        () -> {
          URI uri = URI.create(spec.uri());
          Configuration conf = Configurations.of(spec);
          AskedProperties asked = AskedProperties.of(conf);
          try (FileSystem fs = open(spec, conf)) {
            workWith(fs);
          }
          return new PropertiesRead(
              asked.notAskedOf(names, uri.getHost()), asked.beginningWith("fs.s3a."));
        });
  }

  @Override
  public ConfigurationReading read(FileSystemSpec spec, Set<String> names, List<String> buckets)
      throws S3AFailure {
    return Failures.translating(() -> Readings.of(Configurations.of(spec), names, buckets));
  }

  @Override
  public Map<String, String> secrets(FileSystemSpec spec) throws S3AFailure {
    return Failures.translating(
        () -> Readings.secrets(Configurations.of(spec), URI.create(spec.uri())));
  }

  /**
   * Opens the filesystem so that relative paths are resolved against the URI asked for, which may
   * be more than a bucket.
   */
  private static FileSystem open(FileSystemSpec spec, Configuration conf) throws IOException {
    FileSystem fs = FileSystem.newInstance(URI.create(spec.uri()), conf);
    fs.setWorkingDirectory(new Path(spec.uri()));
    return fs;
  }

  private static void workWith(FileSystem fs) throws IOException {
    Path file = new Path("properties-read/file");
    Path renamed = new Path("properties-read/renamed");
    try (OutputStream out = fs.create(file, true)) {
      Content.ofSize(SOME_BYTES).writeTo(out);
    }
    try (InputStream in = fs.open(file)) {
      Fingerprint.of(in);
    }
    fs.rename(file, renamed);
    fs.delete(renamed.getParent(), true);
  }
}
