package org.s3aharness.harness.plan;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.verdict.CaseId;

/**
 * One of several parts that a run is split into. The part that a case is in depends on its id
 * alone, so it is the same on every machine and whatever else is selected.
 *
 * @param number from 1 to {@code of}
 * @param of the number of parts, 1 to 1000
 */
public record Shard(int number, int of) {
  /** The shard that holds the whole run. */
  public static final Shard ALL = new Shard(1, 1);

  private static final int MOST = 1000;
  private static final Pattern TEXT = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

  /**
   * Parses a shard such as {@code 2/4}.
   *
   * @throws UsageException when there is no such shard
   */
  public static Shard parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (matcher.matches()) {
      Shard shard =
          new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
      if (shard.number >= 1 && shard.number <= shard.of && shard.of <= MOST) {
        return shard;
      }
    }
    throw new UsageException(
        "--shard %s: give a part and the number of parts, from 1/1 to %d/%d, such as 2/4."
            .formatted(text, MOST, MOST));
  }

  /** Says whether a case is in this shard. */
  public boolean includes(CaseId id) {
    CRC32 hash = new CRC32();
    hash.update(id.toString().getBytes(StandardCharsets.UTF_8));
    return hash.getValue() % of == number - 1;
  }
}
