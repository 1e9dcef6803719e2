package org.s3aharness.release;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.s3aharness.util.NearestNames;

/** The properties that S3A declares, by the table {@code s3a-properties.txt}. */
public final class S3AProperties {
  private static final String PREFIX = "fs.s3a.";
  private static final String OF_BUCKET = PREFIX + "bucket.";

  /** The edit distance from which two names are considered unrelated. */
  private static final int NEAR = 3;

  private static final Map<String, Property> TABLE = read();

  private S3AProperties() {}

  /** The releases that declare a property; {@code last} is empty where the newest one does. */
  private record Property(String first, Optional<String> last) {
    static Property of(String[] columns) {
      return new Property(
          columns[1], columns.length > 2 ? Optional.of(columns[2]) : Optional.empty());
    }
  }

  /** A per-bucket name, split into bucket and general name. */
  public record PerBucket(String bucket, String general) {}

  /** Says whether any release declares a property, given its general name. */
  public static boolean isDeclared(String name) {
    return TABLE.containsKey(name);
  }

  /** Returns the first release that declares a property; empty for one that none declares. */
  public static Optional<String> since(String name) {
    return Optional.ofNullable(TABLE.get(name)).map(Property::first);
  }

  /**
   * Returns the last release that declares a property; empty for one that the newest release
   * declares.
   */
  public static Optional<String> until(String name) {
    return Optional.ofNullable(TABLE.get(name)).flatMap(Property::last);
  }

  /** Returns the declared name most like one that is not declared; empty where none is near. */
  public static Optional<String> nearest(String name) {
    return NearestNames.nearest(name, TABLE.keySet(), NEAR);
  }

  /**
   * Splits a per-bucket name such as {@code fs.s3a.bucket.my.data.endpoint}. A bucket's name may
   * contain dots: it ends where the name of a declared property of S3A begins, or else where the
   * name of a known bucket ends, or else where a misspelt name begins, or else at the first dot.
   *
   * @param known buckets that are named elsewhere
   * @return empty where the name is not a per-bucket one
   */
  public static Optional<PerBucket> perBucket(String name, Set<String> known) {
    if (!name.startsWith(OF_BUCKET)) {
      return Optional.empty();
    }
    String rest = name.substring(OF_BUCKET.length());
    return splits(rest)
        .filter(each -> isDeclared(each.general()))
        .findFirst()
        .or(() -> splits(rest).filter(each -> known.contains(each.bucket())).findFirst())
        .or(() -> splits(rest).filter(each -> nearest(each.general()).isPresent()).findFirst())
        .or(() -> splits(rest).findFirst());
  }

  private static Stream<PerBucket> splits(String rest) {
    return Stream.iterate(rest.indexOf('.'), dot -> dot > 0, dot -> rest.indexOf('.', dot + 1))
        .map(dot -> new PerBucket(rest.substring(0, dot), general(rest.substring(dot + 1))));
  }

  /**
   * Returns the general name. S3A looks some names up with the prefix repeated ({@code
   * S3AUtils.lookupBucketSecret}).
   */
  private static String general(String name) {
    return name.startsWith(PREFIX) ? name : PREFIX + name;
  }

  private static Map<String, Property> read() {
    Map<String, Property> table = new TreeMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    S3AProperties.class.getResourceAsStream("s3a-properties.txt")),
                StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" "))
          .forEach(columns -> table.put(columns[0], Property.of(columns)));
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException("the harness's s3a-properties.txt cannot be read", e);
    }
  }
}
