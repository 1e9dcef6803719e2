package org.s3aharness.wire.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.s3aharness.wire.route.RoutingTable;
import org.s3aharness.wire.route.Target;

/** What the head of a request says of who has signed it, and of a portal's credentials. */
class RequestHeadTest {
  private static final URI STORE = URI.create("http://127.0.0.1:1");

  @ParameterizedTest
  @ValueSource(strings = {"AKIAIOSFODNN7EXAMPLE", "testuser/s3g@EXAMPLE.COM", "minio-user"})
  void namesTheAccessKeyOfASignatureOfVersion4(String accessKey) {
    assertThat(
            signedBy(
                "AWS4-HMAC-SHA256 Credential="
                    + accessKey
                    + "/20261129/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0"))
        .contains(accessKey);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AKIAIOSFODNN7EXAMPLE", "testuser/s3g@EXAMPLE.COM"})
  void namesTheAccessKeyOfASignatureOfVersion2(String accessKey) {
    assertThat(signedBy("AWS " + accessKey + ":frJIUN8DYpKDtOLCwo//yllqDzg=")).contains(accessKey);
  }

  @Test
  void namesNoneIfTheRequestIsAnonymous() {
    assertThat(signedBy("")).isEmpty();
  }

  @Test
  void aRequestToThePortalOfSingleSignOnIsAboutNoBucketAndHidesItsToken() {
    String host = "portal.sso.eu-central-1.amazonaws.com";
    RoutingTable routes =
        RoutingTable.aws("us-east-1", STORE, STORE, STORE).withSsoPortal(host, STORE);
    HttpRequest request =
        new DefaultHttpRequest(
            HttpVersion.HTTP_1_1, HttpMethod.GET, "/federation/credentials?role_name=a");
    request.headers().set("Host", host).set("x-amz-sso_bearer_token", "a token");

    RequestHead head = RequestHead.of(Target.of(request), routes.find(host).orElseThrow(), request);

    assertThat(head.kind()).isEqualTo(RequestKind.SSO);
    assertThat(head.bucket()).isEmpty();
    assertThat(head.headers().firstValue("x-amz-sso_bearer_token")).contains(Secrets.MASKED);
  }

  private static Optional<String> signedBy(String authorization) {
    HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/key");
    if (!authorization.isEmpty()) {
      request.headers().set("Authorization", authorization);
    }
    String host = "bucket.s3.amazonaws.com";
    request.headers().set("Host", host);
    RoutingTable routes = RoutingTable.aws("us-east-1", STORE, STORE, STORE);
    return RequestHead.of(Target.of(request), routes.find(host).orElseThrow(), request).accessKey();
  }
}
