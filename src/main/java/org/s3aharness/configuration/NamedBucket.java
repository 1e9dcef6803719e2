package org.s3aharness.configuration;

import java.util.List;
import java.util.Optional;
import org.s3aharness.encryption.ConfigurationFile.Location;
import org.s3aharness.encryption.ConfigurationFile.Property;

/**
 * A bucket that a configuration names.
 *
 * @param namedBy the properties that name it, in the order of the files; empty where only the user
 *     names it
 */
public record NamedBucket(String name, List<Property> namedBy) {
  /** Copies the properties. */
  public NamedBucket {
    namedBy = List.copyOf(namedBy);
  }

  /** Returns the places that name the bucket, in the order of the files. */
  public List<Location> origins() {
    return namedBy.stream().map(Property::origin).toList();
  }

  /**
   * Returns a sentence that says why no bucket of this name can be used, and which property names
   * it; empty if one can be.
   */
  public Optional<String> whyNever() {
    return new BucketName(name)
        .whyNever()
        .map(why -> "%s cannot be used: %s; correct the name".formatted(inWords(), why));
  }

  /**
   * Returns a sentence that says why a bucket of this name cannot be made, and which property names
   * it; empty if one can be.
   */
  public Optional<String> whyNotMadeToday() {
    return new BucketName(name)
        .whyNotMadeToday()
        .map(
            why ->
                "%s cannot be made: %s; if you have such a bucket from before, judge it on its own store, with --bucket"
                    .formatted(inWords(), why));
  }

  private String inWords() {
    return namedBy.stream()
        .findFirst()
        .map(property -> "bucket %s, which %s names,".formatted(name, property.name()))
        .orElse("bucket " + name);
  }

  @Override
  public String toString() {
    return name;
  }
}
