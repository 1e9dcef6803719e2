package org.s3aharness.release.jars;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Says which classes the JVM of a release would find, without starting one. */
public final class ReleaseClasses implements AutoCloseable {
  /** The class of S3A that replaces the names of some credential providers by newer ones. */
  private static final String PROVIDER_FACTORY =
      "org.apache.hadoop.fs.s3a.auth.CredentialProviderListFactory";

  /** Finds resources only, and opens a jar when it is first looked into. */
  private final URLClassLoader classpath;

  private ReleaseClasses(URLClassLoader classpath) {
    this.classpath = classpath;
  }

  /**
   * Looks at the classes of a release.
   *
   * @param classpath of the release, in order
   */
  public static ReleaseClasses of(List<Path> classpath) {
    List<URL> urls = new ArrayList<>();
    try {
      for (Path entry : classpath) {
        urls.add(entry.toUri().toURL());
      }
    } catch (MalformedURLException e) {
      throw new IllegalStateException("an entry of a classpath has no URL", e);
    }
    return new ReleaseClasses(new URLClassLoader(urls.toArray(new URL[0]), null));
  }

  /** Says whether there is a class of this name. */
  public boolean has(String className) {
    return classpath.findResource(fileOf(className)) != null;
  }

  /**
   * Says whether the release's S3A knows a credential provider by this name and takes another class
   * in its place, as releases from 3.4.0 on do for some of the AWS SDK's first version.
   *
   * @throws IOException if its jar cannot be read
   */
  public boolean replacesProvider(String className) throws IOException {
    URL factory = classpath.findResource(fileOf(PROVIDER_FACTORY));
    if (factory == null) {
      return false;
    }
    try (InputStream in = factory.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).contains(className);
    }
  }

  private static String fileOf(String className) {
    return className.replace('.', '/') + ".class";
  }

  @Override
  public void close() throws IOException {
    classpath.close();
  }
}
