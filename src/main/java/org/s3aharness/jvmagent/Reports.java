package org.s3aharness.jvmagent;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Defines the protocol between the agent and the recorder's process. A report is one connection:
 * the number of fields, then each field's name and value, as {@link
 * java.io.DataOutputStream#writeUTF} writes them; the answer has the same form.
 */
public final class Reports {
  /** The field that proves that the reporter was started by the listener. */
  public static final String TOKEN = "token";

  /** The field that says what is reported: one of the five below. */
  public static final String KIND = "kind";

  /**
   * The kind of a report that a JVM has started. Its fields are {@link #MAIN}, {@link #JAVA},
   * {@link #PROXY} and {@link #CONTAINER}.
   */
  public static final String JVM = "jvm";

  /**
   * The kind of a report that an S3A filesystem is about to be opened. Its fields are {@link #URI},
   * {@link #VERSION} and, under {@link #SETTING} and its name, each setting that was asked for. The
   * answer may hold settings to open it with, in the same form; an empty value removes a setting.
   */
  public static final String FILE_SYSTEM = "filesystem";

  /**
   * The kind of a report that an Iceberg S3FileIO is about to be used. Its settings are reported
   * like those of a filesystem.
   */
  public static final String FILE_IO = "fileio";

  /**
   * The kind of a report that something would bypass the recorder, and is prevented. Its field is
   * {@link #WHAT}.
   */
  public static final String UNWATCHED = "unwatched";

  /**
   * The kind of a report that an application is about to be submitted to YARN. Its field is {@link
   * #APPLICATION_ID}.
   */
  public static final String APPLICATION = "application";

  /** The field with an application's id, such as {@code application_1764428400000_0001}. */
  public static final String APPLICATION_ID = "id";

  /**
   * The field with the id of the YARN container that the JVM is in, such as {@code
   * container_1764428400000_0001_01_000001}; missing if it is in none.
   */
  public static final String CONTAINER = "container";

  /** The field, in every report, with the JVM's process id. */
  public static final String PROCESS = "process";

  /** The field with the main class or jar, without arguments, since those may hold secrets. */
  public static final String MAIN = "main";

  /**
   * The field with a proxy that the JVM was given, as property and value; missing if it was given
   * none.
   */
  public static final String PROXY = "proxy";

  /** The field with the version of the JVM. */
  public static final String JAVA = "java";

  /** The field with the filesystem's URI, such as {@code s3a://bucket/}. */
  public static final String URI = "uri";

  /** The field with the version that Hadoop itself reports; empty where it reports none. */
  public static final String VERSION = "version";

  /** The field that says in words what would bypass the recorder. */
  public static final String WHAT = "what";

  /** The prefix of the names of fields that carry a setting. */
  public static final String SETTING = "setting.";

  /**
   * The field, in an answer, that says why the reported event must not happen. The agent makes it
   * fail with this message.
   */
  public static final String REFUSED = "refused";

  /**
   * The prefix of the text that replaces a secret; it is followed by a digest that is of no use
   * without the secret, and by the secret's MD5.
   */
  public static final String MASKED = "masked:sha256:";

  private static final int MOST_FIELDS = 1000;

  private Reports() {}

  /** Writes a report, or an answer. */
  public static void write(Map<String, String> fields, DataOutputStream out) throws IOException {
    out.writeShort(fields.size());
    for (Map.Entry<String, String> field : fields.entrySet()) {
      out.writeUTF(field.getKey());
      out.writeUTF(field.getValue());
    }
    out.flush();
  }

  /**
   * Reads a report, or an answer.
   *
   * @throws IOException also for more fields than any report has
   */
  public static Map<String, String> read(DataInputStream in) throws IOException {
    int count = in.readUnsignedShort();
    if (count > MOST_FIELDS) {
      throw new IOException("a report of " + count + " fields");
    }
    Map<String, String> fields = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      fields.put(in.readUTF(), in.readUTF());
    }
    return fields;
  }
}
