package org.s3aharness.release.jars;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Follows the references of some jars to classes and methods of others, as the JVM would, without
 * running anything. Something missing may be optional: compare with what another classpath lacks.
 */
public final class Links implements AutoCloseable {
  /** The methods that every class and interface has without declaring them. */
  private static final Set<String> OBJECT_METHODS =
      Stream.of(Object.class.getMethods()).map(Method::getName).collect(Collectors.toSet());

  private final ClasspathIndex index;
  private final Map<String, Optional<ClassShape>> shapes = new HashMap<>();

  private Links(ClasspathIndex index) {
    this.index = index;
  }

  /**
   * Finds what these jars need and the classpath lacks.
   *
   * @param users entries of the classpath
   * @param packages internal name prefixes, such as {@code software/amazon/}, of the classes to
   *     look for
   * @throws IOException when a jar cannot be read
   */
  public static SortedSet<MissingLink> missing(
      List<Path> classpath, List<Path> users, List<String> packages) throws IOException {
    try (Links links = new Links(ClasspathIndex.open(classpath))) {
      SortedSet<MissingLink> missing = new TreeSet<>();
      for (Path user : users) {
        for (References.Used each : links.references(user, packages)) {
          if (links.isMissing(each)) {
            missing.add(
                new MissingLink(
                    user,
                    each.owner().replace('/', '.'),
                    links.shape(each.owner()).isEmpty() ? "" : each.method()));
          }
        }
      }
      return missing;
    }
  }

  private Set<References.Used> references(Path user, List<String> packages) throws IOException {
    Set<References.Used> all = new HashSet<>();
    for (String each : ClasspathIndex.classesIn(user)) {
      References.in(index.read(user, each + ".class")).stream()
          .filter(reference -> packages.stream().anyMatch(reference.owner()::startsWith))
          .forEach(all::add);
    }
    return all;
  }

  private boolean isMissing(References.Used reference) throws IOException {
    if (shape(reference.owner()).isEmpty()) {
      return true;
    }
    String method = reference.method();
    return !method.isEmpty()
        && !OBJECT_METHODS.contains(method.substring(0, method.indexOf('(')))
        && !inherits(reference.owner(), method);
  }

  /** Says whether a class or what it inherits from declares a method. */
  private boolean inherits(String owner, String method) throws IOException {
    Optional<ClassShape> shape = shape(owner);
    if (shape.isEmpty()) {
      return isOfTheJdk(owner, method.substring(0, method.indexOf('(')));
    }
    if (shape.get().methods().contains(method) || method.startsWith("<init>")) {
      return shape.get().methods().contains(method); // constructors are not inherited
    }
    for (String parent : shape.get().parents()) {
      if (inherits(parent, method)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Says whether a class of the JDK has a method of this name. A class that neither the classpath
   * nor the JDK has counts as having it: the class is reported where something refers to it.
   */
  private static boolean isOfTheJdk(String internalName, String method) {
    try {
      Class<?> type =
          Class.forName(
              internalName.replace('/', '.'),
              /* initialize= */ false,
              ClassLoader.getPlatformClassLoader());
      return Stream.of(type.getMethods()).anyMatch(each -> each.getName().equals(method))
          || Stream.of(type.getDeclaredMethods()).anyMatch(each -> each.getName().equals(method));
    } catch (ClassNotFoundException neitherThere) {
      return true;
    }
  }

  private Optional<ClassShape> shape(String owner) throws IOException {
    Optional<ClassShape> known = shapes.get(owner);
    if (known == null) {
      known = index.read(owner).map(ClassShape::of);
      shapes.put(owner, known);
    }
    return known;
  }

  @Override
  public void close() throws IOException {
    index.close();
  }
}
