package org.s3aharness.node.worker;

import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/** What a node's files configure: all that Hadoop's own defaults do not. */
final class SiteProperties {
  private SiteProperties() {}

  /**
   * Returns each property under {@code conf.} and its name, secrets as digests.
   *
   * @param digest shows secrets without telling them
   */
  static Map<String, String> of(Configuration conf, SecretDigest digest) {
    Map<String, String> facts = new TreeMap<>();
    for (Map.Entry<String, String> property : conf) {
      String name = property.getKey();
      if (!isDefault(conf.getPropertySources(name))) {
        String value = property.getValue();
        facts.put(
            "conf." + name, SecretNames.isOne(name) ? digest.of(value) : withoutUserInfo(value));
      }
    }
    return facts;
  }

  private static boolean isDefault(String[] sources) {
    String last = sources == null || sources.length == 0 ? "" : sources[sources.length - 1];
    return last.endsWith("-default.xml");
  }

  /** Returns an address may carry a password. */
  private static String withoutUserInfo(String value) {
    return value.replaceAll("(\\w+://)[^/@\\s]+@", "$1***@");
  }
}
