package org.s3aharness.harness.judge;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.wire.exchange.Exchange;

/**
 * Judges whether a request's signature covers its encryption headers. Somebody on the way could
 * take away a header that is not signed, and S3 refuses a request that has one; many other stores
 * check no signature, so that nothing else would show it.
 */
final class SignatureJudge {
  private static final String ALL = "all of them";
  private static final String SIGNED = "SignedHeaders=";
  private static final String SOURCE =
      "https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html";

  private SignatureJudge() {}

  /**
   * Judges a request, if it has a signature of version 4, which names what it covers.
   *
   * @param headers the encryption headers
   */
  static void judge(Exchange exchange, String where, Collection<String> headers, CheckList checks) {
    exchange
        .requestHeaders()
        .firstValue("authorization")
        .filter(authorization -> authorization.contains(SIGNED))
        .map(SignatureJudge::signed)
        .ifPresent(
            signed -> {
              List<String> unsigned =
                  headers.stream()
                      .filter(name -> exchange.requestHeaders().firstValue(name).isPresent())
                      .filter(name -> !signed.contains(name))
                      .toList();
              checks.add(
                  Check.equal(
                          Witness.WIRE,
                          "signed",
                          where + ": the encryption headers that are signed",
                          ALL,
                          unsigned.isEmpty() ? ALL : "not " + String.join(", ", unsigned))
                      .withDetail(SOURCE)
                      .withGrade(Grade.WEAKER));
            });
  }

  private static Set<String> signed(String authorization) {
    String names = authorization.substring(authorization.indexOf(SIGNED) + SIGNED.length());
    return Arrays.stream(names.split("[;,]"))
        .map(name -> name.trim().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }
}
