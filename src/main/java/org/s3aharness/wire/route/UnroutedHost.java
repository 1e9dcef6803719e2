package org.s3aharness.wire.route;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Explains, for a host without a route, in which setting a configuration would name it. */
public final class UnroutedHost {
  private record Kind(Pattern host, String property) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              Pattern.compile(".*\\.s3-accesspoint[.-].*|.*\\.accesspoint\\..*"),
              "fs.s3a.bucket.BUCKET.accesspoint.arn"),
          new Kind(
              Pattern.compile("(.*\\.)?sts[.-].*"),
              "fs.s3a.assumed.role.sts.endpoint or fs.s3a.delegation.token.endpoint"),
          new Kind(
              Pattern.compile("(.*\\.)?kms[.-].*"),
              "fs.s3a.encryption.cse.kms.region, by its region"));

  private static final String OTHER = "fs.s3a.endpoint or fs.s3a.bucket.BUCKET.endpoint";

  private UnroutedHost() {}

  /** Returns why requests to a host are refused, in words. */
  public static String why(String host) {
    Optional<Kind> kind =
        KINDS.stream().filter(each -> each.host().matcher(host).matches()).findFirst();
    return "host \"%s\" has no route, because no configuration names it; %s would"
        .formatted(host, kind.map(Kind::property).orElse(OTHER));
  }
}
