package org.s3aharness.release;

import java.util.List;
import org.s3aharness.release.jars.JarDifference;
import org.s3aharness.release.jars.MissingLink;

/**
 * Says how a variant differs from the release that it was made from.
 *
 * @param base the unchanged release
 * @param jars what was replaced, added and removed
 * @param missing methods that S3A or an added jar refers to and that no jar has any more, so that
 *     calls to them fail
 */
public record VariantOf(Release base, List<JarDifference> jars, List<MissingLink> missing) {
  /** Copies the lists. */
  public VariantOf {
    jars = List.copyOf(jars);
    missing = List.copyOf(missing);
  }
}
