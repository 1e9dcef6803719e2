package org.s3aharness.node.worker;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Builds the classpath of a container's JVM: the node's Hadoop, and the node's directory of
 * configuration files.
 */
final class NodeClasspath {
  private static final String SITE = "core-site.xml";

  private final List<Path> jars = new ArrayList<>();
  private final List<Path> siteFiles = new ArrayList<>();

  private NodeClasspath() {}

  /**
   * Returns the classpath of this JVM, without what the harness itself has brought.
   *
   * @param own directories of the harness, whose files are left out
   */
  static NodeClasspath ofThisJvm(List<Path> own) throws URISyntaxException {
    Set<Path> entries = new LinkedHashSet<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!entry.isEmpty()) {
        entries.add(Paths.get(entry).toAbsolutePath().normalize());
      }
    }
    entries.addAll(addedLater());
    NodeClasspath found = new NodeClasspath();
    for (Path entry : entries) {
      if (own.stream().noneMatch(entry::startsWith)) {
        found.add(entry);
      }
    }
    return found;
  }

  /**
   * Returns the entries that an engine adds through a class loader of its own, as Spark does with
   * the jars of a job.
   */
  private static List<Path> addedLater() throws URISyntaxException {
    List<Path> entries = new ArrayList<>();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    for (; loader != null; loader = loader.getParent()) {
      if (loader instanceof URLClassLoader) {
        for (URL url : ((URLClassLoader) loader).getURLs()) {
          if ("file".equals(url.getProtocol())) {
            entries.add(Paths.get(url.toURI()).toAbsolutePath().normalize());
          }
        }
      }
    }
    return entries;
  }

  private void add(Path entry) {
    if (Files.isDirectory(entry)) {
      if (Files.exists(entry.resolve(SITE))) {
        siteFiles.add(entry.resolve(SITE));
      }
    } else if (entry.toString().endsWith(".jar") && Files.exists(entry)) {
      jars.add(entry);
    }
  }

  /** Returns the jars that exist, in order. */
  List<Path> jars() {
    return jars;
  }

  /**
   * Returns the first {@code core-site.xml}, which is the one that Hadoop loads; empty if there is
   * none.
   */
  List<Path> siteFile() {
    return siteFiles.isEmpty() ? siteFiles : siteFiles.subList(0, 1);
  }
}
