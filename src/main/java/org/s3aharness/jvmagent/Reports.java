package org.s3aharness.jvmagent;

/**
 * What the agent and the recorder's process tell each other. A report is one connection: the number
 * of fields, then each field's name and value, as {@link java.io.DataOutputStream#writeUTF} writes
 * them; the answer has the same form.
 */
public final class Reports {
  /** The field that proves that the reporter was started by the one who listens. */
  public static final String TOKEN = "token";

  /** The field that says what is reported: one of the four below. */
  public static final String KIND = "kind";

  /** A JVM has started: {@link #MAIN}, {@link #JAVA}, {@link #PROXY}. */
  public static final String JVM = "jvm";

  /**
   * An S3A filesystem is about to be opened: {@link #URI}, {@link #VERSION}, and under {@link
   * #SETTING} and its name each setting that was asked for. The answer may hold settings to open it
   * with, in the same way; an empty one is taken away.
   */
  public static final String FILE_SYSTEM = "filesystem";

  /** An Iceberg S3FileIO is about to be used; its settings as those of a filesystem. */
  public static final String FILE_IO = "fileio";

  /** Something would go around the recorder, and is kept from it: {@link #WHAT}. */
  public static final String UNWATCHED = "unwatched";

  /** The field, in every report, with the number of the JVM's process in the operating system. */
  public static final String PROCESS = "process";

  /** The main class or jar, without arguments, which may hold secrets. */
  public static final String MAIN = "main";

  /** A proxy that the JVM has been given, as property and value; missing if it has none. */
  public static final String PROXY = "proxy";

  /** Version of the JVM. */
  public static final String JAVA = "java";

  /** Such as {@code s3a://bucket/}. */
  public static final String URI = "uri";

  /** Hadoop's, as it says itself; empty where it says nothing. */
  public static final String VERSION = "version";

  /** In words. */
  public static final String WHAT = "what";

  /** What the names of fields begin with that carry a setting. */
  public static final String SETTING = "setting.";

  /**
   * In an answer: why what was reported must not happen. The agent has it fail with this as
   * message.
   */
  public static final String REFUSED = "refused";

  /** What stands for a secret: this, a digest that is of no use without it, and its MD5. */
  public static final String MASKED = "masked:sha256:";

  private Reports() {}
}
