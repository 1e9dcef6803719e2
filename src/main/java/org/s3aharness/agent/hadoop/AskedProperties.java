package org.s3aharness.agent.hadoop;

import java.lang.reflect.Field;
import java.util.LinkedHashSet;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;

/**
 * Watches which properties are asked for by name, in a configuration and in every copy that is made
 * of it: S3A works on copies. Hadoop offers no hook for that, so that the properties inside of the
 * configuration are replaced by some that note what they are asked for.
 */
final class AskedProperties {
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  /** Watches from now on. */
  static AskedProperties of(Configuration conf) throws ReflectiveOperationException {
    AskedProperties watching = new AskedProperties();
    conf.size(); // loads
    for (String name : new String[] {"properties", "overlay"}) {
      Field field = Configuration.class.getDeclaredField(name);
      field.setAccessible(true);
      Properties values = (Properties) field.get(conf);
      if (values != null) {
        field.set(conf, new Watched(watching.asked, values));
      }
    }
    return watching;
  }

  /**
   * Those of some properties that were not asked for: not by their own name, not by a newer one
   * that Hadoop knows for it, and, for a per-bucket one, not by the general name either.
   */
  Set<String> notAskedOf(Set<String> names, String bucket) {
    Set<String> not = new LinkedHashSet<>();
    for (String name : names) {
      String general = name.replace("fs.s3a.bucket." + bucket + ".", "fs.s3a.");
      String ofBucket = general.replaceFirst("^fs\\.s3a\\.", "fs.s3a.bucket." + bucket + ".");
      if (!isAsked(name) && !isAsked(general) && !isAsked(ofBucket)) {
        not.add(name);
      }
    }
    return not;
  }

  private boolean isAsked(String name) {
    if (asked.contains(name)) {
      return true;
    }
    if (!Configuration.isDeprecated(name)) {
      return false;
    }
    Configuration only = new Configuration(false);
    only.set(name, "set");
    return asked.stream().anyMatch(each -> only.getRaw(each) != null);
  }

  /** The names asked for that begin like this. */
  Set<String> beginningWith(String prefix) {
    Set<String> found = new LinkedHashSet<>();
    asked.stream().filter(name -> name.startsWith(prefix)).sorted().forEach(found::add);
    return found;
  }

  private static final class Watched extends Properties {
    private static final long serialVersionUID = 1L;

    private final transient Set<String> asked;

    Watched(Set<String> asked, Properties values) {
      this.asked = asked;
      putAll(values);
    }

    @Override
    public String getProperty(String name) {
      asked.add(name);
      return super.getProperty(name);
    }

    @Override
    public String getProperty(String name, String other) {
      asked.add(name);
      return super.getProperty(name, other);
    }

    @Override
    public synchronized Object clone() {
      return new Watched(asked, this);
    }
  }
}
