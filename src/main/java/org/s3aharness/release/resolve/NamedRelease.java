package org.s3aharness.release.resolve;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseException;

/**
 * A release as a user describes it, an entry of a YAML file: an installed one,
 *
 * <pre>
 * spark-3.5:
 *   classpath: [/opt/spark/jars/*, /opt/extra/hadoop-aws-3.3.4.jar]
 *   javaHome: /usr/lib/jvm/java-17
 *   extraJars: [/opt/extra/my-s3a-plugin.jar]
 * </pre>
 *
 * or a variant of another:
 *
 * <pre>
 * sdk-2.40:
 *   base: 3.4.3
 *   replace: [software.amazon.awssdk:bundle:2.40.3]
 * </pre>
 *
 * @param hadoopHome of a distribution; instead of a classpath
 * @param classpath entries as {@code hadoop classpath} has them; relative ones are resolved against
 *     the file's directory
 * @param base of a variant: a version, a directory, or another entry; instead of both
 * @param javaHome of the JVM to run it on; null for the harness's own
 * @param extraJars appended
 * @param replace jars put in the place of the builds of the same library, as coordinates or files
 * @param add jars put at the end, as coordinates or files
 * @param remove libraries taken away, as {@code group:name}
 */
record NamedRelease(
    @JsonProperty("hadoopHome") Path hadoopHome,
    @JsonProperty("classpath") List<String> classpath,
    @JsonProperty("base") String base,
    @JsonProperty("javaHome") Path javaHome,
    @JsonProperty("extraJars") List<String> extraJars,
    @JsonProperty("replace") List<String> replace,
    @JsonProperty("add") List<String> add,
    @JsonProperty("remove") List<String> remove) {

  /** Copies the lists; a missing list becomes an empty one. */
  NamedRelease {
    extraJars = extraJars == null ? List.of() : List.copyOf(extraJars);
    replace = replace == null ? List.of() : List.copyOf(replace);
    add = add == null ? List.of() : List.copyOf(add);
    remove = remove == null ? List.of() : List.copyOf(remove);
  }

  /**
   * Reads the file.
   *
   * @throws ReleaseException naming the file and the line when it cannot be read
   */
  static Map<String, NamedRelease> read(Path file) throws ReleaseException {
    try {
      return new ObjectMapper(new YAMLFactory())
          .readValue(file.toFile(), new TypeReference<Map<String, NamedRelease>>() {});
    } catch (UnrecognizedPropertyException e) {
      throw ReleaseException.request(
          "--releases %s: '%s' is not one of hadoopHome, classpath, base, javaHome, extraJars, replace, add, remove."
              .formatted(file, e.getPropertyName()));
    } catch (JsonProcessingException e) {
      String line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
      throw ReleaseException.request(
          "--releases "
              + file
              + line
              + ": "
              + e.getOriginalMessage().lines().findFirst().orElse(""));
    } catch (IOException e) {
      throw ReleaseException.request(
          "--releases "
              + file
              + " cannot be read ("
              + e.getClass().getSimpleName()
              + "): check the path.");
    }
  }

  /** Resolves the release: finds its jars through the resolver. */
  Release resolve(String name, Path file, ReleaseResolver resolver, Consumer<String> progress)
      throws ReleaseException {
    if (Stream.of(hadoopHome, classpath, base).filter(Objects::nonNull).count() != 1) {
      throw ReleaseException.request(
          "--releases "
              + file
              + ": "
              + name
              + " needs exactly one of hadoopHome, classpath and base.");
    }
    Path directory = file.toAbsolutePath().getParent();
    String where = name + " in --releases " + file;
    Release release = release(name, file, directory, where, resolver, progress);
    Release changed =
        resolver.changed(
            release, new JarChanges(List.of(), replace, add, remove), directory, where, progress);
    Release named =
        changed
            .named(release.version().map(version -> version + "-" + name).orElse(name))
            .withJars(InstalledRelease.entries(extraJars, directory, where));
    InstalledRelease.requireOneBuildOfEach(named.classpath(), where, "remove one of them");
    return Optional.ofNullable(javaHome).map(named::onJava).orElse(named);
  }

  private Release release(
      String name,
      Path file,
      Path directory,
      String where,
      ReleaseResolver resolver,
      Consumer<String> progress)
      throws ReleaseException {
    if (base != null) {
      Map<String, NamedRelease> entries = read(file);
      requireNoCircle(name, file, entries);
      boolean known = entries.containsKey(base) || ReleaseNames.isVersion(base);
      String named = known ? base : directory.resolve(base).toString();
      return new ReleaseNames(resolver, Optional.of(file)).named(named, progress);
    }
    return hadoopHome == null
        ? InstalledRelease.ofEntries(classpath, directory, where)
        : resolver.fromHadoopHome(directory.resolve(hadoopHome));
  }

  private static void requireNoCircle(String name, Path file, Map<String, NamedRelease> entries)
      throws ReleaseException {
    Set<String> seen = new LinkedHashSet<>();
    for (String each = name; entries.containsKey(each); each = entries.get(each).base) {
      if (!seen.add(each)) {
        throw ReleaseException.request(
            "--releases %s: the bases of %s form a circle: %s. Correct one of them."
                .formatted(file, name, String.join(", ", seen)));
      }
    }
  }
}
