package org.s3aharness.agent.hadoop;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;

/**
 * Watches which properties are looked up by name, in a configuration and in every copy made of it,
 * since S3A works on copies. Hadoop offers no hook for that, so the {@code Properties} inside the
 * configuration are replaced by ones that note every lookup.
 */
final class AskedProperties {
  private static final String S3A = "fs.s3a.";
  private static final String OF_BUCKET = S3A + "bucket.";

  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  /** Starts watching a configuration. */
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
   * Returns those of the names that were looked up neither by their own name nor by a newer one
   * that Hadoop knows for it. A per-bucket name counts as looked up if the general name was, or if
   * the name with the bucket at hand was: S3A asks for that one first and may go no further.
   */
  Set<String> notAskedOf(Set<String> names, String bucket) {
    Set<String> not = new LinkedHashSet<>();
    for (String name : names) {
      if (generalNames(name).stream().noneMatch(general -> isAskedIn(bucket, general))) {
        not.add(name);
      }
    }
    return not;
  }

  /**
   * Returns the general names that a per-bucket name may stand for. A bucket's name may contain
   * dots, so it may end at any of them.
   */
  private static List<String> generalNames(String name) {
    List<String> names = new ArrayList<>();
    names.add(name);
    if (name.startsWith(OF_BUCKET)) {
      for (int dot = name.indexOf('.', OF_BUCKET.length());
          dot >= 0;
          dot = name.indexOf('.', dot + 1)) {
        names.add(S3A + name.substring(dot + 1));
      }
    }
    return names;
  }

  private boolean isAskedIn(String bucket, String name) {
    return isAsked(name)
        || name.startsWith(S3A) && isAsked(OF_BUCKET + bucket + "." + name.substring(S3A.length()));
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

  /** Returns the names that were looked up and begin with {@code prefix}. */
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
