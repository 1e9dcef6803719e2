package org.s3aharness.jvmagent;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Wraps a Hadoop {@code Configuration} of whatever release, in whatever class loader, relocated or
 * not. That is why all calls are reflective.
 */
final class HadoopSettings {
  /** The forms of a KMS key's name. Any other text that stands for a key is treated as a secret. */
  private static final Pattern KMS_KEY =
      Pattern.compile(
          "arn:.*|alias/.*|(mrk-)?[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}");

  private static final int DIGEST_CHARS = 12;

  private final Object configuration;

  HadoopSettings(Object configuration) {
    this.configuration = configuration;
  }

  /**
   * Returns a copy that can be changed without changing this.
   *
   * @param type the declared type, which the copy will have: the object may be of a subclass
   */
  HadoopSettings copy(Class<?> type) throws ReflectiveOperationException {
    return new HadoopSettings(type.getConstructor(type).newInstance(configuration));
  }

  /** Returns the class {@code Configuration} itself that an object is an instance of. */
  static Class<?> typeOf(Object configuration) {
    Class<?> type = configuration.getClass();
    while (!type.getName().endsWith(".hadoop.conf.Configuration")) {
      type = type.getSuperclass();
      if (type == null) {
        throw new IllegalStateException(
            configuration.getClass().getName() + " is no Configuration of Hadoop");
      }
    }
    return type;
  }

  Object configuration() {
    return configuration;
  }

  /**
   * Returns those of the named settings that are set, here or in a credential file; secrets are
   * masked.
   */
  Map<String, String> values(Iterable<String> names) throws ReflectiveOperationException {
    Map<String, String> values = new TreeMap<>();
    for (String name : names) {
      char[] value =
          (char[])
              configuration
                  .getClass()
                  .getMethod("getPassword", String.class)
                  .invoke(configuration, name);
      if (value != null) {
        values.put(name, masked(name, new String(value).trim()));
      }
    }
    return values;
  }

  void set(String name, String value) throws ReflectiveOperationException {
    if (value.isEmpty()) {
      configuration.getClass().getMethod("unset", String.class).invoke(configuration, name);
    } else {
      configuration
          .getClass()
          .getMethod("set", String.class, String.class, String.class)
          .invoke(configuration, name, value, "s3a-qualify watch");
    }
  }

  /** Returns a value as it may be reported. */
  static String masked(String name, String value) {
    boolean open = !name.endsWith("key") || value.isEmpty() || KMS_KEY.matcher(value).matches();
    return open ? value : masked(value);
  }

  private static String masked(String secret) {
    try {
      byte[] key = Base64.getDecoder().decode(secret);
      StringBuilder digest = new StringBuilder();
      for (byte b : MessageDigest.getInstance("SHA-256").digest(key)) {
        digest.append(String.format("%02x", b));
      }
      String md5 = Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(key));
      return Reports.MASKED + digest.substring(0, DIGEST_CHARS) + ":md5:" + md5;
    } catch (IllegalArgumentException notBase64) {
      return Reports.MASKED + "not-base64";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM has no SHA-256 or MD5", e);
    }
  }
}
