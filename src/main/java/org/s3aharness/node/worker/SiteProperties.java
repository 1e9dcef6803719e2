package org.s3aharness.node.worker;

import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/** Reads what a node's files configure, which is everything beyond Hadoop's own defaults. */
final class SiteProperties {
  private SiteProperties() {}

  /**
   * Returns each property under the name {@code conf.} plus its own, secrets as digests.
   *
   * @param digest represents secrets without revealing them
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

  /** Returns a value without user information, since an address may contain a password. */
  private static String withoutUserInfo(String value) {
    return value.replaceAll("(\\w+://)[^/@\\s]+@", "$1***@");
  }
}
