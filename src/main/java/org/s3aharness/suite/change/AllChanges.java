package org.s3aharness.suite.change;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.s3aharness.harness.plan.Variation;
import org.s3aharness.suite.ModeAndKey;

/**
 * Lists every ordered pair of modes and keys, including pairs that leave the settings as they are.
 */
public final class AllChanges implements Variation.Listing {

  @Override
  public List<Change> all() {
    Stream<Change> pairs =
        Arrays.stream(ModeAndKey.values())
            .flatMap(
                from ->
                    Arrays.stream(ModeAndKey.values())
                        .filter(to -> to != from)
                        .map(to -> new SettingChange(from, to)));
    Stream<Change> others =
        Stream.of(
            new BucketDefaultChange(ModeAndKey.SSE_S3, ModeAndKey.SSE_KMS_KEY1),
            new BucketDefaultChange(ModeAndKey.SSE_KMS_KEY1, ModeAndKey.SSE_KMS_KEY2),
            new KeyChange(KeyChange.Kind.ALIAS_RETARGETED),
            new KeyChange(KeyChange.Kind.KEY_ROTATED));
    return Stream.concat(pairs, others).toList();
  }
}
