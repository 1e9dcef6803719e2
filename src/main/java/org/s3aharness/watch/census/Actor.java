package org.s3aharness.watch.census;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.s3aharness.watch.jvm.WatchedFileSystem;
import org.s3aharness.wire.exchange.Exchange;

/**
 * The sender of a request, as the request itself names it: in the user agent, and in the referrer
 * that S3A's auditing adds (Hadoop's auditing.md, "HTTP Referrer Header"). Unknown parts are empty.
 *
 * @param client the token of a watched filesystem, or else the first product of the user agent
 * @param operation of S3A, such as {@code op_create}
 * @param command the entry point of S3A's process, such as {@code DistCp}
 * @param job such as {@code job_202611281200_0003}, or Spark's UUID of a job
 * @param task the attempt of a task
 * @param principal the user
 * @param thread the thread that sent it
 */
public record Actor(
    String client,
    String operation,
    String command,
    String job,
    String task,
    String principal,
    String thread) {
  /** Stands for the operations of an S3A whose auditing is off, as it is by default in 3.3.4. */
  private static final String WITHOUT_AUDITING = "s3a";

  private static final Pattern TOKEN = Pattern.compile(WatchedFileSystem.TOKEN + "\\d+");

  /** Reads the sender from a request's headers. */
  public static Actor of(Exchange exchange) {
    Map<String, List<String>> said =
        exchange
            .requestHeaders()
            .firstValue("referer")
            .filter(referrer -> referrer.contains("/hadoop/"))
            .map(Actor::parameters)
            .orElse(Map.of());
    return new Actor(
        client(exchange.requestHeaders().firstValue("user-agent").orElse("")),
        first(said, "op"),
        first(said, "cm"),
        first(said, "ji"),
        first(said, "ta"),
        first(said, "pr"),
        first(said, "t1"));
  }

  /**
   * Returns the token of the filesystem that sent the request; empty if that filesystem is not
   * watched.
   */
  public Optional<String> token() {
    return TOKEN.matcher(client).matches() ? Optional.of(client) : Optional.empty();
  }

  /**
   * Returns the operation or, where none is known, the client's name. It is the same in each run of
   * a job, with whatever release of the client, so that two runs can be compared.
   */
  public String origin() {
    if (!operation.isEmpty()) {
      return operation;
    }
    return token().isPresent() ? WITHOUT_AUDITING : client.replaceFirst("/.*", "");
  }

  private static String client(String userAgent) {
    Matcher token = TOKEN.matcher(userAgent);
    if (token.find()) {
      return token.group();
    }
    return userAgent.split("[ ,]", 2)[0];
  }

  private static Map<String, List<String>> parameters(String referrer) {
    try {
      return new QueryStringDecoder(referrer).parameters();
    } catch (IllegalArgumentException malformed) {
      return Map.of();
    }
  }

  private static String first(Map<String, List<String>> parameters, String name) {
    List<String> values = parameters.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.get(0);
  }
}
