package org.s3aharness.release;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An installed release as a user describes it, an entry of a YAML file:
 *
 * <pre>
 * spark-3.5:
 *   classpath: [/opt/spark/jars/*, /opt/extra/hadoop-aws-3.3.4.jar]
 *   javaHome: /usr/lib/jvm/java-17
 *   extraJars: [/opt/extra/my-s3a-plugin.jar]
 * </pre>
 *
 * @param hadoopHome of a distribution; instead of a classpath
 * @param classpath entries as {@code hadoop classpath} has them; relative ones are resolved against
 *     the file's directory
 * @param javaHome of the JVM to run it on; null for the harness's own
 * @param extraJars appended
 */
record NamedRelease(
    @JsonProperty("hadoopHome") Path hadoopHome,
    @JsonProperty("classpath") List<String> classpath,
    @JsonProperty("javaHome") Path javaHome,
    @JsonProperty("extraJars") List<String> extraJars) {

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
          "--releases %s: '%s' is none of hadoopHome, classpath, javaHome, extraJars."
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

  /** Its jars, found by the resolver. */
  Release resolve(String name, Path file, ReleaseResolver resolver) throws ReleaseException {
    if ((hadoopHome == null) == (classpath == null)) {
      throw ReleaseException.request(
          "--releases " + file + ": " + name + " needs hadoopHome or classpath, and not both.");
    }
    Path directory = file.toAbsolutePath().getParent();
    String where = name + " in --releases " + file;
    Release release =
        hadoopHome == null
            ? resolver.fromEntries(classpath, directory, where)
            : resolver.fromHadoopHome(directory.resolve(hadoopHome));
    Release named =
        release
            .named(release.version().map(version -> version + "-" + name).orElse(name))
            .withJars(
                resolver.entries(extraJars == null ? List.of() : extraJars, directory, where));
    return Optional.ofNullable(javaHome).map(named::onJava).orElse(named);
  }
}
