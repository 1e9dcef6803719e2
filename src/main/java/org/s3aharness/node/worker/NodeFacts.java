package org.s3aharness.node.worker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.util.VersionInfo;
import org.s3aharness.node.JobFile;
import org.s3aharness.node.JobKey;

/**
 * Describes a node as its own JVM and its own Hadoop report it. The result is a flat list of names
 * and values, so that nodes can be compared line by line. Names begin with their subject: {@code
 * node}, {@code java}, {@code trust}, {@code hadoop}, {@code jar}, {@code conf}, {@code clock} and
 * {@code reach}. It holds no secret: see {@link SecretDigest}.
 */
final class NodeFacts {
  private static final String[] JAVA = {
    "java.version", "java.vm.name", "java.vm.vendor", "java.home", "os.name", "os.arch"
  };

  private final Map<String, String> facts = new TreeMap<>();

  /**
   * Collects the facts.
   *
   * @param host the node's name
   * @param container the name of the container on it
   * @param jars of the node's Hadoop
   * @param conf the node's configuration
   * @param digest represents secrets without revealing them
   */
  static NodeFacts gather(
      JobFile job,
      String host,
      String container,
      Iterable<Path> jars,
      Configuration conf,
      SecretDigest digest)
      throws IOException {
    NodeFacts found = new NodeFacts();
    found.facts.put("node.host", host);
    found.facts.put("node.container", container);
    for (String name : JAVA) {
      found.facts.put(name.startsWith("os.") ? "node." + name : name, System.getProperty(name, ""));
    }
    found.facts.put("hadoop.version", VersionInfo.getVersion());
    found.facts.putAll(TrustedAuthorities.ofThisJvm());
    for (Path jar : jars) {
      found.facts.put("jar." + jar.getFileName(), Sha256.of(jar));
    }
    found.facts.putAll(SiteProperties.of(conf, digest));
    for (Map.Entry<String, String> probe : job.map(JobKey.PROBES).entrySet()) {
      found.facts.putAll(Reachability.of(probe.getKey(), probe.getValue()));
    }
    return found;
  }

  /** Returns the facts as a properties file, in ASCII. */
  String text() throws IOException {
    Properties properties = new Properties();
    properties.putAll(facts);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    properties.store(text, null);
    return new String(text.toByteArray(), StandardCharsets.US_ASCII);
  }
}
