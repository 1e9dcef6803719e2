package org.s3aharness.agent.scenario.setting;

import java.util.ArrayList;
import java.util.List;

/**
 * Loggers that are at DEBUG until this is closed. Hadoop's logging library, log4j 1, is called by
 * reflection, as it is no part of Hadoop's API.
 */
final class DebugLog implements AutoCloseable {
  private final List<Object> loggers;

  private DebugLog(List<Object> loggers) {
    this.loggers = loggers;
  }

  /** Sets loggers to DEBUG, and what is beneath them. */
  static DebugLog of(String... names) throws ReflectiveOperationException {
    List<Object> loggers = new ArrayList<>();
    for (String name : names) {
      loggers.add(
          Class.forName("org.apache.log4j.Logger")
              .getMethod("getLogger", String.class)
              .invoke(null, name));
    }
    DebugLog log = new DebugLog(loggers);
    log.set(Class.forName("org.apache.log4j.Level").getField("DEBUG").get(null));
    return log;
  }

  private void set(Object level) throws ReflectiveOperationException {
    Class<?> levels = Class.forName("org.apache.log4j.Level");
    for (Object logger : loggers) {
      logger.getClass().getMethod("setLevel", levels).invoke(logger, level);
    }
  }

  @Override
  public void close() throws ReflectiveOperationException {
    set(null);
  }
}
