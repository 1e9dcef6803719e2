package org.s3aharness.wire.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTableTest {
  private static final URI S3 = URI.create("http://127.0.0.1:1");
  private static final URI KMS = URI.create("https://127.0.0.1:2");
  private static final URI STS = URI.create("http://127.0.0.1:3");

  private final RoutingTable routes = RoutingTable.aws("us-east-1", S3, KMS, STS);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3.amazonaws.com",
        "s3.us-east-1.amazonaws.com",
        "s3.us-east-2.amazonaws.com",
        "s3-us-west-2.amazonaws.com",
        "s3.dualstack.us-east-1.amazonaws.com",
        "s3-fips.us-east-1.amazonaws.com",
        "s3-fips.dualstack.us-gov-west-1.amazonaws.com",
        "S3.Us-East-1.AmazonAWS.com:443"
      })
  void coverTheNamesOfS3AndTheBucketsBeneathThem(String name) {
    assertThat(routes.find(name).orElseThrow())
        .returns(Service.S3, Route::service)
        .returns(S3, route -> route.upstreamFor("https", name))
        .satisfies(route -> assertThat(route.bucket()).isEmpty());
    assertThat(routes.find("a.bucket." + name).orElseThrow().bucket()).contains("a.bucket");
  }

  @ParameterizedTest
  @CsvSource({
    "b.s3.us-east-1.amazonaws.com, b.s3.us-east-1.amazonaws.com",
    "b.s3.amazonaws.com, b.s3.amazonaws.com",
    "b.s3-us-west-2.amazonaws.com, b.s3.us-west-2.amazonaws.com",
    "a.b.s3-fips.us-east-1.amazonaws.com, a.b.s3.us-east-1.amazonaws.com",
    "b.s3.dualstack.eu-west-1.amazonaws.com, b.s3.eu-west-1.amazonaws.com",
    "b.s3-fips.dualstack.us-gov-west-1.amazonaws.com, b.s3.us-gov-west-1.amazonaws.com",
  })
  void aStoreThatKnowsPlainNamesAloneIsToldByOne(String name, String plain) {
    assertThat(routes.forPlainNames().find(name).orElseThrow().hostForStore()).contains(plain);
    assertThat(routes.find(name).orElseThrow().hostForStore()).isEmpty();
  }

  @Test
  void plainHttpHasAPortOfItsOwnWhereTheStoreHasOne() {
    URI plain = URI.create("http://127.0.0.1:9");
    String name = "bucket.s3.us-east-1.amazonaws.com";
    RoutingTable two = routes.withPlain(S3, plain);
    Route route = two.find(name).orElseThrow();

    assertThat(two.upstreamFor(route, "https", name)).isEqualTo(S3);
    assertThat(two.upstreamFor(route, "http", name)).isEqualTo(plain);
    assertThat(routes.upstreamFor(route, "http", name)).isEqualTo(S3);
  }

  @ParameterizedTest
  @CsvSource({
    "kms.us-east-1.amazonaws.com, KMS",
    "kms.eu-west-1.amazonaws.com:443, KMS",
    "kms-fips.us-east-1.amazonaws.com, KMS",
    "sts.amazonaws.com, STS",
    "sts.eu-west-1.amazonaws.com, STS",
    "kms.s3.amazonaws.com, S3"
  })
  void coverKmsAndStsOfEveryRegion(String name, Service service) {
    assertThat(routes.find(name).orElseThrow().service()).isEqualTo(service);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "amazonaws.com",
        "example.org",
        "s3.amazonaws.com.example.org",
        "evils3.amazonaws.com",
        "ec2.us-east-1.amazonaws.com",
        "x.kms.us-east-1.amazonaws.com",
        "point-123456789012.s3-accesspoint.us-east-1.amazonaws.com",
        "s3express-use1-az4.us-east-1.amazonaws.com",
        "169.254.169.254",
        "localhost:4566",
        "[::1]:80",
        ""
      })
  void coverNothingElse(String name) {
    assertThat(routes.find(name)).isEmpty();
  }

  @Test
  void takeTheDomainOfTheRegionsPartition() {
    RoutingTable china = RoutingTable.aws("cn-north-1", S3, KMS, STS);

    assertThat(china.find("b.s3.cn-north-1.amazonaws.com.cn")).isPresent();
    assertThat(china.find("s3.us-east-1.amazonaws.com")).isEmpty();
  }

  @Test
  void takeARegionOfAnyForm() {
    assertThat(RoutingTable.aws("garage", S3, KMS, STS).find("b.s3.garage.amazonaws.com"))
        .isPresent();
  }

  @Test
  void coverAnExplicitEndpointAndItsBuckets() {
    RoutingTable more = routes.withHost("store.example.org", S3).withHost("127.0.0.1:9000", KMS);

    assertThat(more.find("store.example.org:8080").orElseThrow())
        .returns(Service.ANY, Route::service)
        .returns(S3, route -> route.upstreamFor("http", ""));
    assertThat(more.find("a.b.store.example.org").orElseThrow().bucket()).contains("a.b");
    assertThat(more.find("127.0.0.1:9000").orElseThrow().upstreamFor("http", "")).isEqualTo(KMS);
    assertThat(more.find("127.0.0.1:9001")).isEmpty();
    assertThat(more.find("b.127.0.0.1:9000")).isEmpty();
    assertThat(more.find("s3.amazonaws.com")).isPresent();
  }

  @Test
  void distinguishEndpointsOfOneHostByPort() {
    RoutingTable two =
        RoutingTable.awsItself("us-east-1")
            .withHost("localhost:1", S3)
            .withHost("localhost:2", KMS);

    assertThat(two.find("localhost:2").orElseThrow().upstreamFor("http", "")).isEqualTo(KMS);
    assertThat(two.find("b.localhost:1").orElseThrow().upstreamFor("http", "")).isEqualTo(S3);
    assertThat(two.find("localhost:3")).isEmpty();
  }

  @Test
  void canLeadToAwsItself() {
    Route route = RoutingTable.awsItself("us-east-1").find("b.s3.amazonaws.com:443").orElseThrow();

    assertThat(route.upstreamFor("https", "b.s3.amazonaws.com:443"))
        .isEqualTo(URI.create("https://b.s3.amazonaws.com:443"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://host", "localhost:4566", "http:/path", "/relative"})
  void refuseAnEndpointThatIsNoHttpUrl(String uri) {
    assertThatThrownBy(() -> routes.withHost("host", URI.create(uri)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(uri)
        .hasMessageContaining("endpoint");
  }

  @Test
  void ofABucketBeneathANamedHostTheStoreIsToldByANameOfAws() {
    String host = "bucket.vpce-1a2b.s3.eu-west-1.vpce.amazonaws.com";
    RoutingTable named = routes.withNamed(host, S3, "eu-west-1");

    assertThat(named.find("data." + host).orElseThrow())
        .returns(Optional.of("data"), Route::bucket)
        .returns(Optional.of("data.s3.eu-west-1.amazonaws.com"), Route::hostForStore);
    assertThat(named.find(host).orElseThrow().hostForStore()).isEmpty();
    assertThat(routes.find(host)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hadoop-123456789012.s3-accesspoint.us-west-2.amazonaws.com",
        "hadoop-123456789012.s3-accesspoint-fips.us-west-2.amazonaws.com:443",
        "hadoop-123456789012.s3-accesspoint.dualstack.us-west-2.amazonaws.com",
      })
  void ofAnAccessPointTheStoreIsToldByTheNameOfItsBucket(String host) {
    AccessPoint point =
        AccessPoint.of("arn:aws:s3:us-west-2:123456789012:accesspoint/hadoop").orElseThrow();

    assertThat(routes.withAccessPoint(point, "science").find(host).orElseThrow())
        .returns(Optional.of("science"), Route::bucket)
        .returns(Optional.of(S3), Route::upstream)
        .satisfies(
            route ->
                assertThat(route.hostForStore().orElseThrow())
                    .startsWith("science.s3.")
                    .endsWith("us-west-2.amazonaws.com"));
    assertThat(routes.find(host)).isEmpty();
  }

  @Test
  void coverTheNamesOfAnotherPartitionOnceARegionOfItIsNamed() {
    RoutingTable more = routes.withRegion("cn-north-1", S3, KMS, STS);

    assertThat(routes.find("kms.cn-north-1.amazonaws.com.cn")).isEmpty();
    assertThat(more.find("b.s3.cn-north-1.amazonaws.com.cn").orElseThrow().bucket()).contains("b");
    assertThat(more.find("kms.cn-north-1.amazonaws.com.cn").orElseThrow().service())
        .isEqualTo(Service.KMS);
    assertThat(more.find("b.s3.us-east-1.amazonaws.com")).isPresent();
  }
}
