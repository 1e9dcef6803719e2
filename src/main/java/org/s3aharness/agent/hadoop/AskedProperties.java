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
 * Watches which properties are asked for by name, in a configuration and in every copy that is made
 * of it: S3A works on copies. Hadoop offers no hook for that, so that the properties inside of the
 * configuration are replaced by some that note what they are asked for.
 */
final class AskedProperties {
  private static final String S3A = "fs.s3a.";
  private static final String OF_BUCKET = S3A + "bucket.";

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
   * Returns those of some properties that were not asked for: not by their own name and not by a
   * newer one that Hadoop knows for it. A per-bucket one, of whatever bucket, is asked for as the
   * general one is; and that as well by the name of the bucket at hand, which S3A asks for first
   * and may be content with.
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

  /** Returns a bucket's name may have dots, so that any of them may be where it ends. */
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

  /** Returns the names asked for that begin like this. */
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
