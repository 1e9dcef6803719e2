package org.s3aharness.agent.hadoop;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.security.ProviderUtils;
import org.apache.hadoop.security.alias.CredentialProvider;
import org.apache.hadoop.security.alias.CredentialProviderFactory;
import org.s3aharness.agent.BucketReading;
import org.s3aharness.agent.ConfigurationReading;

/**
 * Asks the release how it reads a configuration. It calls the methods that S3A itself calls when it
 * opens a bucket, in the same order; older releases have other names for them.
 */
final class Readings {
  private static final String S3A = "org.apache.hadoop.fs.s3a.";
  private static final String PREFIX = "fs.s3a.";

  /** Names the classes in which S3A declares the names of its properties. */
  private static final List<String> DECLARING =
      Collections.unmodifiableList(
          Arrays.asList(
              "Constants",
              "audit.S3AAuditConstants",
              "auth.ProfileAWSCredentialsProvider",
              "auth.delegation.DelegationConstants",
              "commit.CommitConstants",
              "commit.InternalCommitterConstants",
              "impl.InternalConstants",
              "select.SelectConstants"));

  /** Is worked out once, since the names belong to the release. */
  private static Set<String> declaredNames;

  private Readings() {}

  static ConfigurationReading of(Configuration conf, Set<String> names, List<String> buckets)
      throws IOException {
    Class<? extends FileSystem> s3a = FileSystem.getFileSystemClass("s3a", conf);
    ConfigurationReading reading = new ConfigurationReading();
    for (String name : names) {
      String value = conf.get(name);
      String[] sources = conf.getPropertySources(name);
      if (value != null) {
        reading.add(
            name, value, sources == null ? Collections.emptyList() : Arrays.asList(sources));
      }
    }
    reading.declare(declared());
    for (String bucket : buckets) {
      reading.add(bucket, bucket(conf, s3a, bucket));
    }
    return reading;
  }

  /**
   * Returns the S3A secrets in the credential stores that are read for a bucket. Where several
   * stores have a name, the first one counts.
   */
  static Map<String, String> secrets(Configuration conf, URI uri) throws IOException {
    Class<? extends FileSystem> s3a = FileSystem.getFileSystemClass("s3a", conf);
    Map<String, String> secrets = new LinkedHashMap<>();
    Configuration ofBucket = ofBucket(conf, s3a, uri.getHost());
    for (CredentialProvider provider : CredentialProviderFactory.getProviders(ofBucket)) {
      for (String alias : provider.getAliases()) {
        if (alias.startsWith(PREFIX)) {
          secrets.putIfAbsent(
              alias, new String(provider.getCredentialEntry(alias).getCredential()));
        }
      }
    }
    return secrets;
  }

  private static BucketReading bucket(
      Configuration conf, Class<? extends FileSystem> s3a, String bucket) throws IOException {
    try {
      Configuration ofBucket = ofBucket(conf, s3a, bucket);
      Method secrets = find("S3AUtils", "buildEncryptionSecrets");
      Object method;
      Object key;
      if (secrets != null) { // from 3.3.2 on
        Object both = invoke(secrets, bucket, ofBucket);
        method = both.getClass().getMethod("getEncryptionMethod").invoke(both);
        key = both.getClass().getMethod("getEncryptionKey").invoke(both);
      } else {
        method = invoke(find("S3AUtils", "getEncryptionAlgorithm"), bucket, ofBucket);
        key = invoke(find("S3AUtils", "getServerSideEncryptionKey"), bucket, ofBucket);
      }
      Method context = find("impl.S3AEncryption", "getS3EncryptionContext"); // from 3.5.0 on
      if (context != null) {
        invoke(context, bucket, ofBucket); // refuses one that cannot be read
      }
      return BucketReading.accepted(
          (String) method.getClass().getMethod("getMethod").invoke(method), text(key));
    } catch (IOException | IllegalArgumentException refused) {
      return BucketReading.refused(withCause(refused));
    } catch (ReflectiveOperationException e) {
      throw new IOException(
          "this release's S3A has methods that differ from all known releases", e);
    }
  }

  /** S3A says which password it did not find; only the cause says why. */
  private static String withCause(Exception refused) {
    Throwable cause = refused.getCause();
    return cause == null || cause.getMessage() == null
        ? refused.getMessage()
        : refused.getMessage() + " (" + cause.getMessage() + ")";
  }

  private static String text(Object value) {
    return value == null ? "" : value.toString();
  }

  /** Returns the bucket's configuration, prepared as {@code S3AFileSystem.initialize} begins. */
  private static Configuration ofBucket(
      Configuration conf, Class<? extends FileSystem> s3a, String bucket) throws IOException {
    try {
      Configuration ofBucket =
          (Configuration) invoke(find("S3AUtils", "propagateBucketOptions"), conf, bucket);
      Configuration readable = ProviderUtils.excludeIncompatibleCredentialProviders(ofBucket, s3a);
      invoke(find("S3AUtils", "patchSecurityCredentialProviders"), readable);
      return readable;
    } catch (ReflectiveOperationException e) {
      throw new IOException(
          "this release's S3A has methods that differ from all known releases", e);
    }
  }

  /**
   * Returns the method of that name with the fewest parameters, or null where the release has none.
   */
  private static Method find(String className, String name) {
    try {
      Method found = null;
      for (Method method : Class.forName(S3A + className).getDeclaredMethods()) {
        boolean fewer = found == null || method.getParameterCount() < found.getParameterCount();
        if (method.getName().equals(name) && fewer) {
          found = method;
        }
      }
      return found;
    } catch (ClassNotFoundException absent) {
      return null;
    }
  }

  private static Object invoke(Method method, Object... arguments)
      throws IOException, ReflectiveOperationException {
    if (method == null) {
      throw new NoSuchMethodException();
    }
    method.setAccessible(true);
    try {
      return method.invoke(null, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IOException) {
        throw (IOException) e.getCause();
      }
      if (e.getCause() instanceof IllegalArgumentException) {
        throw (IllegalArgumentException) e.getCause();
      }
      throw e;
    }
  }

  private static synchronized Set<String> declared() throws IOException {
    if (declaredNames == null) {
      declaredNames = findDeclared();
    }
    return declaredNames;
  }

  private static Set<String> findDeclared() throws IOException {
    Set<String> names = new TreeSet<>();
    for (Map.Entry<String, String> each : new Configuration()) {
      names.add(each.getKey());
    }
    names.removeIf(name -> !name.startsWith(PREFIX));
    for (String className : DECLARING) {
      try {
        for (Field field : Class.forName(S3A + className).getDeclaredFields()) {
          if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
            field.setAccessible(true);
            names.add((String) field.get(null));
          }
        }
      } catch (ClassNotFoundException absent) {
        // Of another release.
      } catch (IllegalAccessException e) {
        throw new IOException("S3A's constants cannot be read", e);
      }
    }
    names.removeIf(name -> name == null || !name.startsWith(PREFIX));
    return names;
  }
}
