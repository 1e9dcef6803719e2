package org.s3aharness.agent.scenario.setting;

import java.io.Serializable;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.reflect.Method;
import java.util.HashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.s3aharness.agent.scenario.NamedValues;
import org.s3aharness.agent.scenario.Scenario;

/**
 * Shows a configuration in the ways in which Hadoop shows it to people who may not see secrets.
 *
 * <p>Arguments: settings that are added to the configuration, each as {@code name=value}. Returns a
 * map from the way to the text: {@code dumped} as JSON by {@code Configuration.dumpConfiguration},
 * {@code served} as XML as the page {@code /conf} of Hadoop's services does, {@code text} as {@code
 * toString} returns it, and {@code filesystem} as the filesystem describes itself.
 */
public final class ShowConfiguration implements Scenario {

  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments) throws Exception {
    Configuration shown = new Configuration(conf);
    NamedValues.of(arguments, 0).forEach(shown::set);
    StringWriter dumped = new StringWriter();
    Configuration.dumpConfiguration(shown, dumped);
    StringWriter served = new StringWriter();
    serve(shown, served);
    HashMap<String, String> ways = new HashMap<>();
    ways.put("dumped", dumped.toString());
    ways.put("served", served.toString());
    ways.put("text", shown.toString());
    ways.put("filesystem", fs.toString());
    return ways;
  }

  /** Writes what {@code ConfServlet} of the release writes; before 3.4 that is another method. */
  private static void serve(Configuration shown, Writer served) throws Exception {
    Method masking;
    try {
      masking =
          Configuration.class.getMethod(
              "writeXml", String.class, Writer.class, Configuration.class);
    } catch (NoSuchMethodException before34) {
      shown.writeXml(/* propertyName= */ null, served);
      return;
    }
    masking.invoke(shown, null, served, shown);
  }
}
