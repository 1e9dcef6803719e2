package org.s3aharness.session.credential;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.s3aharness.store.StoreCredentials;

/**
 * Answers as the portal of IAM Identity Center does when an SDK asks it for the credentials of a
 * role (Portal API Reference, "GetRoleCredentials"). Only somebody who knows its token gets any.
 */
final class SsoPortal implements HttpHandler {
  /** The path of GetRoleCredentials. */
  static final String PATH = "/federation/credentials";

  private static final Duration VALID = Duration.ofHours(12);
  private static final int TOKEN_BYTES = 60;
  private static final String TOKEN = "x-amz-sso_bearer_token";

  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;

  private final String token = TemporaryCredentials.text(TOKEN_BYTES);
  private final Instant until = Instant.now().plus(VALID).truncatedTo(ChronoUnit.SECONDS);
  private final Map<String, StoreCredentials> ofRoles = new ConcurrentHashMap<>();
  private final Set<String> hosts = new TreeSet<>();

  /**
   * Adds a role.
   *
   * @return the file that {@code aws sso login} would have left for it
   */
  String add(SsoRole role, StoreCredentials credentials) {
    ofRoles.put(called(role.account(), role.role()), credentials);
    hosts.add(role.host());
    return CredentialService.json(
        Map.of(
            "startUrl",
            role.startUrl(),
            "region",
            role.region(),
            "accessToken",
            token,
            "expiresAt",
            until.toString()));
  }

  /** Returns the hosts for which it answers. */
  Set<String> hosts() {
    return Set.copyOf(hosts);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> asked = query(exchange.getRequestURI().getRawQuery());
      StoreCredentials found = ofRoles.get(called(asked.get("account_id"), asked.get("role_name")));
      if (!token.equals(exchange.getRequestHeaders().getFirst(TOKEN))) {
        CredentialService.send(exchange, UNAUTHORIZED, "");
      } else if (found == null) {
        CredentialService.send(exchange, NOT_FOUND, "");
      } else {
        CredentialService.send(
            exchange, OK, CredentialService.json(Map.of("roleCredentials", fields(found))));
      }
    }
  }

  private Map<String, Object> fields(StoreCredentials credentials) {
    return Map.of(
        "accessKeyId",
        credentials.accessKey(),
        "secretAccessKey",
        credentials.secretKey(),
        "sessionToken",
        credentials.sessionToken().orElse(""),
        "expiration",
        until.toEpochMilli());
  }

  private static Map<String, String> query(String text) {
    return text == null
        ? Map.of()
        : Stream.of(text.split("&"))
            .map(pair -> pair.split("=", 2))
            .filter(pair -> pair.length == 2)
            .collect(
                Collectors.toMap(
                    pair -> pair[0],
                    pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                    (first, second) -> second));
  }

  private static String called(String account, String role) {
    return account + "/" + role;
  }
}
