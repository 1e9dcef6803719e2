package org.s3aharness.wire.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.s3aharness.wire.route.RoutingTable;
import org.s3aharness.wire.route.Target;

/** Each row is the "Request Syntax" of one operation in the S3 API reference. */
class RequestKindTest {
  private static final URI STORE = URI.create("http://127.0.0.1:1");
  private static final String PORTAL = "portal.sso.us-east-1.amazonaws.com";
  private static final Set<RequestKind> SEEN = EnumSet.noneOf(RequestKind.class);

  @ParameterizedTest(name = "{0} {1} [{2}] is {3}")
  @CsvSource(
      nullValues = "-",
      value = {
        "PUT,    /key,                             -,                 PUT_OBJECT",
        "PUT,    /key?x-id=PutObject,              -,                 PUT_OBJECT",
        "PUT,    /dir/,                            -,                 PUT_OBJECT",
        "PUT,    /key,                             x-amz-copy-source, COPY_OBJECT",
        "POST,   /key?uploads,                     -,                 CREATE_MULTIPART_UPLOAD",
        "POST,   /key?uploads=,                    -,                 CREATE_MULTIPART_UPLOAD",
        "PUT,    /key?partNumber=1&uploadId=u,     -,                 UPLOAD_PART",
        "PUT,    /key?partNumber=1&uploadId=u,     x-amz-copy-source, UPLOAD_PART_COPY",
        "POST,   /key?uploadId=u,                  -,                 COMPLETE_MULTIPART_UPLOAD",
        "DELETE, /key?uploadId=u,                  -,                 ABORT_MULTIPART_UPLOAD",
        "GET,    /?uploads&prefix=p,               -,                 LIST_MULTIPART_UPLOADS",
        "GET,    /key?uploadId=u,                  -,                 LIST_PARTS",
        "GET,    /key,                             -,                 GET_OBJECT",
        "GET,    /key?versionId=v&partNumber=1,    -,                 GET_OBJECT",
        "GET,    /key?X-Amz-Signature=s,           -,                 GET_OBJECT",
        "HEAD,   /key,                             -,                 HEAD_OBJECT",
        "DELETE, /key?versionId=v,                 -,                 DELETE_OBJECT",
        "POST,   /?delete,                         -,                 DELETE_OBJECTS",
        "GET,    /key?tagging,                     -,                 OBJECT_OTHER",
        "PUT,    /key?acl,                         -,                 OBJECT_OTHER",
        "GET,    /key?attributes,                  -,                 GET_OBJECT_ATTRIBUTES",
        "PUT,    /key?encryption,                  -,                 OBJECT_OTHER",
        "PUT,    /key?renameObject,                -,                 OBJECT_OTHER",
        "POST,   /key?restore,                     -,                 OBJECT_OTHER",
        "POST,   /key?select&select-type=2,        -,                 SELECT_OBJECT_CONTENT",
        "GET,    /?list-type=2&prefix=p&delimiter=/, -,               LIST_OBJECTS",
        "GET,    /,                                -,                 LIST_OBJECTS",
        "HEAD,   /,                                -,                 HEAD_BUCKET",
        "GET,    /?session,                        -,                 CREATE_SESSION",
        "PUT,    /,                                -,                 CREATE_BUCKET",
        "DELETE, /,                                -,                 DELETE_BUCKET",
        "GET,    /?location,                       -,                 BUCKET_OTHER",
        "GET,    /?versions,                       -,                 BUCKET_OTHER",
        "PUT,    /?encryption,                     -,                 BUCKET_OTHER",
        "DELETE, /?encryption,                     -,                 BUCKET_OTHER",
        "POST,   /,                                -,                 BUCKET_OTHER"
      })
  void isToldByMethodQueryAndHeaders(
      String method, String uri, String header, RequestKind expected) {
    HttpRequest request = request(method, uri);
    if (header != null) {
      request.headers().set(header, "/bucket/source");
    }

    RequestHead virtualHost = head("bucket.s3.us-east-1.amazonaws.com", request);
    request.setUri("/bucket" + uri);
    RequestHead path = head("s3.us-east-1.amazonaws.com", request);

    SEEN.add(expected);
    assertThat(virtualHost.kind()).isEqualTo(expected);
    assertThat(path.kind()).isEqualTo(expected);
    assertThat(path.bucket()).isEqualTo(virtualHost.bucket()).contains("bucket");
    assertThat(path.key()).isEqualTo(virtualHost.key());
  }

  @ParameterizedTest
  @CsvSource({
    "TrentService.GenerateDataKey,                 KMS_GENERATE_DATA_KEY",
    "TrentService.GenerateDataKeyWithoutPlaintext, KMS_GENERATE_DATA_KEY",
    "TrentService.Decrypt,                         KMS_DECRYPT",
    "TrentService.Encrypt,                         KMS_ENCRYPT",
    "TrentService.ReEncrypt,                       KMS_OTHER"
  })
  void ofKmsIsToldByItsTarget(String target, RequestKind expected) {
    HttpRequest request = request("POST", "/");
    request.headers().set("X-Amz-Target", target);

    SEEN.add(expected);
    assertThat(head("kms.us-east-1.amazonaws.com", request).kind()).isEqualTo(expected);
    assertThat(head("localhost:4566", request).kind()).isEqualTo(expected);
    assertThat(head("localhost:4566", request).bucket()).isEmpty();
  }

  @Test
  void ofStsIsToldByHostOrSignature() {
    HttpRequest request = request("POST", "/");
    assertThat(head("sts.amazonaws.com", request).kind()).isEqualTo(RequestKind.STS);

    request
        .headers()
        .set(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=ID/20260101/us-east-1/sts/aws4_request, Signature=s");
    assertThat(head("localhost:4566", request).kind()).isEqualTo(RequestKind.STS);
    SEEN.add(RequestKind.STS);
  }

  @Test
  void ofThePortalOfSingleSignOnIsToldByItsHost() {
    HttpRequest request = request("GET", "/federation/credentials?role_name=a");

    assertThat(head(PORTAL, request).kind()).isEqualTo(RequestKind.SSO);
    SEEN.add(RequestKind.SSO);
  }

  @Test
  void ofListBucketsIsOther() {
    RequestHead listBuckets = head("s3.amazonaws.com", request("GET", "/"));

    assertThat(listBuckets.kind()).isEqualTo(RequestKind.OTHER);
    assertThat(listBuckets.bucket()).isEmpty();
    SEEN.add(RequestKind.OTHER);
  }

  @Test
  void keepsSlashesAndPlusSignsOfAKey() {
    RequestHead head =
        head("bucket.s3.amazonaws.com", request("GET", "//a//b+c%2F%C3%A4%20?versionId=x%2By"));

    assertThat(head.key()).contains("/a//b+c/ä ");
    assertThat(head.path()).isEqualTo("//a//b+c%2F%C3%A4%20");
    assertThat(head.query().get("versionId")).containsExactly("x+y");
  }

  @AfterAll
  static void allKindsWereSeen() {
    assertThat(SEEN).isEqualTo(EnumSet.allOf(RequestKind.class));
  }

  private static HttpRequest request(String method, String uri) {
    return new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.valueOf(method), uri);
  }

  private static RequestHead head(String host, HttpRequest request) {
    RoutingTable routes =
        RoutingTable.aws("us-east-1", STORE, STORE, STORE)
            .withHost("localhost:4566", STORE)
            .withSsoPortal(PORTAL, STORE);
    request.headers().set("Host", host);
    return RequestHead.of(Target.of(request), routes.find(host).orElseThrow(), request);
  }
}
