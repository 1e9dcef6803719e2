package org.s3aharness.configuration;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An endpoint as it is configured for S3A: a host, with or without scheme and port.
 *
 * @param host in lower case
 * @param port empty where none is named
 * @param scheme {@code http} or {@code https}; empty where none is named
 */
public record Endpoint(String host, Optional<Integer> port, Optional<String> scheme) {
  private static final Pattern FORM =
      Pattern.compile("(?:(?<scheme>https?)://)?(?<host>[^/:]+|\\[[^]]+])(?::(?<port>\\d+))?/?.*");

  private static final String LABEL = "(?<region>[a-z]{2,}(?:-[a-z0-9]+)+)";

  /**
   * The forms of AWS's host names: {@code s3.REGION}, {@code s3-REGION}, dual-stack, FIPS, and VPC
   * endpoints.
   */
  private static final Pattern AWS =
      Pattern.compile(
          "(?:.*\\.)?(?:s3|sts|kms)(?:-fips|-accesspoint)*(?:\\.dualstack)?(?:[.-]"
              + LABEL
              + ")?(?:\\.vpce)?\\.amazonaws\\.com(?:\\.cn)?");

  /** Reads an endpoint; text of any other form is taken for a host. */
  public static Endpoint of(String text) {
    Matcher parts = FORM.matcher(text.trim().toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return new Endpoint(text.trim().toLowerCase(Locale.ROOT), Optional.empty(), Optional.empty());
    }
    return new Endpoint(
        parts.group("host"),
        Optional.ofNullable(parts.group("port")).map(Integer::valueOf),
        Optional.ofNullable(parts.group("scheme")));
  }

  /** Says whether the endpoint is one of AWS's. */
  public boolean isOfAws() {
    return AWS.matcher(host).matches();
  }

  /**
   * Returns the region that is part of an AWS host name; empty for other names, and for AWS names
   * without a region.
   */
  public Optional<String> region() {
    Matcher name = AWS.matcher(host);
    return name.matches() ? Optional.ofNullable(name.group("region")) : Optional.empty();
  }

  /** Says whether the endpoint uses TLS; empty where its text does not say. */
  public Optional<Boolean> usesTls() {
    return scheme.map("https"::equals);
  }
}
