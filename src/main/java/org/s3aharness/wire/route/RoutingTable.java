package org.s3aharness.wire.route;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says which host names go to which store. It is immutable. A host without a route is refused:
 * nothing else can be reached through the recorder.
 */
public final class RoutingTable {
  private static final Pattern ACCESS_POINT =
      Pattern.compile("([^.]+)\\.s3-accesspoint(?:-fips)?(?:\\.dualstack)?\\.(.+)");

  private final List<HostRule> rules;
  private final Map<String, URI> hosts;

  /**
   * The addresses for requests that came without TLS, by the address for those that came with it.
   */
  private final Map<URI, URI> withoutTls;

  /** The regions of named hosts. The store receives AWS's host name in that region instead. */
  private final Map<String, String> named;

  /** The buckets, by the labels of their access points. */
  private final Map<String, String> accessPoints;

  private RoutingTable(List<HostRule> rules, Map<String, URI> hosts) {
    this(rules, hosts, Map.of(), Map.of(), Map.of());
  }

  private RoutingTable(
      List<HostRule> rules,
      Map<String, URI> hosts,
      Map<URI, URI> withoutTls,
      Map<String, String> named,
      Map<String, String> accessPoints) {
    this.accessPoints = Map.copyOf(accessPoints);
    this.named = Map.copyOf(named);
    this.withoutTls = Map.copyOf(withoutTls);
    this.rules = List.copyOf(rules);
    this.hosts = Map.copyOf(hosts);
  }

  /** Returns routes of no host at all. */
  public static RoutingTable none() {
    return new RoutingTable(List.of(), Map.of());
  }

  /**
   * Returns the names AWS has for S3, KMS and STS, in whatever region they are asked for: {@code
   * s3.amazonaws.com}, {@code s3.REGION…}, {@code s3-REGION…}, their dual-stack and FIPS variants
   * and every bucket below them; {@code kms.REGION…} and {@code kms-fips.REGION…}; {@code
   * sts.amazonaws.com} and {@code sts.REGION…}. S3 Express and Outposts are not included; {@link
   * #withAccessPoint} adds access points.
   *
   * <p>KMS of every region is covered, since a key of another region must reach the store, which
   * refuses it, and so is S3 of every region, since S3A may ask another one first.
   *
   * @param region the store's region; decides the partition, {@code cn-…} being {@code
   *     amazonaws.com.cn}
   * @param s3 scheme, host and port of the store's S3, http or https
   * @param kms the same for its KMS
   * @param sts the same for its STS
   * @throws IllegalArgumentException when a URI is not http or https, or has no host
   */
  public static RoutingTable aws(String region, URI s3, URI kms, URI sts) {
    return new RoutingTable(ofAws(region, s3, kms, sts), Map.of());
  }

  /**
   * Returns the same names as {@link #aws}, each forwarded to AWS itself, with a verified
   * certificate.
   *
   * @param region decides the partition
   */
  public static RoutingTable awsItself(String region) {
    return new RoutingTable(
        HostRule.ofAws(region, Optional.empty(), Optional.empty(), Optional.empty()), Map.of());
  }

  /**
   * Returns these routes with an explicit endpoint, which may serve S3, KMS and STS alike.
   *
   * @param host a name or address, with a port where only that port is meant; buckets beneath a
   *     name ({@code bucket.host}) are covered too
   * @param upstream scheme, host and port to forward to, http or https
   * @throws IllegalArgumentException when the URI is not http or https, or has no host
   */
  public RoutingTable withHost(String host, URI upstream) {
    Map<String, URI> more = new TreeMap<>(hosts);
    more.put(host.toLowerCase(Locale.ROOT), checked(upstream));
    return new RoutingTable(rules, more, withoutTls, named, accessPoints);
  }

  /**
   * Returns these routes with a portal for single sign-on.
   *
   * @param host a name, without a port
   * @param upstream scheme, host and port to forward to, http or https
   * @throws IllegalArgumentException when the URI is not http or https, or has no host
   */
  public RoutingTable withSsoPortal(String host, URI upstream) {
    List<HostRule> more = new ArrayList<>(rules);
    more.add(0, HostRule.ofSsoPortal(host, checked(upstream)));
    return new RoutingTable(more, hosts, withoutTls, named, accessPoints);
  }

  /**
   * Returns these routes with an endpoint that a configuration names, for a store that recognises
   * buckets only in AWS's host names and does not check signatures. For a bucket beneath the host
   * ({@code bucket.host}) the store receives such a name.
   *
   * @param host a name, without a port
   * @param upstream scheme, host and port to forward to, http or https
   * @param region the region in AWS's host name
   * @throws IllegalArgumentException when the URI is not http or https, or has no host
   */
  public RoutingTable withNamed(String host, URI upstream, String region) {
    Map<String, String> more = new HashMap<>(named);
    more.put(host.toLowerCase(Locale.ROOT), region);
    RoutingTable with = withHost(host, upstream);
    return new RoutingTable(with.rules, with.hosts, with.withoutTls, more, accessPoints);
  }

  /**
   * Returns these routes with AWS's host names in the partition of another region.
   *
   * @param region such as {@code cn-north-1}
   */
  public RoutingTable withRegion(String region, URI s3, URI kms, URI sts) {
    List<HostRule> more = new ArrayList<>(rules);
    more.addAll(ofAws(region, s3, kms, sts));
    return new RoutingTable(more, hosts, withoutTls, named, accessPoints);
  }

  /**
   * Returns these routes for a store that recognises buckets in names like {@code
   * bucket.s3.REGION…} alone, and does not check signatures. For a bucket in another of AWS's
   * names, such as those for FIPS, the store receives such a name.
   */
  public RoutingTable forPlainNames() {
    List<HostRule> plain = rules.stream().map(HostRule::forPlainNames).toList();
    return new RoutingTable(plain, hosts, withoutTls, named, accessPoints);
  }

  /**
   * Returns these routes with an access point, for a store that has none. The store receives the
   * bucket in AWS's host name.
   */
  public RoutingTable withAccessPoint(AccessPoint accessPoint, String bucket) {
    Map<String, String> more = new HashMap<>(accessPoints);
    more.put(accessPoint.label(), bucket);
    return new RoutingTable(rules, hosts, withoutTls, named, more);
  }

  /** Returns the bucket of an access point; empty for one without a route. */
  public Optional<String> bucketOf(AccessPoint accessPoint) {
    return Optional.ofNullable(accessPoints.get(accessPoint.label()));
  }

  /**
   * Returns these routes for a store with a separate port for plain HTTP, so that it sees how its
   * clients came.
   *
   * @param upstream where requests go that came over TLS
   * @param plain where the same requests go that came without
   */
  public RoutingTable withPlain(URI upstream, URI plain) {
    Map<URI, URI> more = new HashMap<>(withoutTls);
    more.put(checked(upstream), checked(plain));
    return new RoutingTable(rules, hosts, more, named, accessPoints);
  }

  /** Returns scheme, host and port that a request goes to. */
  public URI upstreamFor(Route route, String scheme, String authority) {
    URI upstream = route.upstreamFor(scheme, authority);
    return scheme.equals("http") ? withoutTls.getOrDefault(upstream, upstream) : upstream;
  }

  /** Returns the route of {@code authority}, a host name with or without a port. */
  public Optional<Route> find(String authority) {
    String host = HostNames.hostOf(authority);
    return explicit(authority.toLowerCase(Locale.ROOT), host)
        .or(() -> ofAccessPoint(host))
        .or(() -> rules.stream().flatMap(rule -> rule.match(host).stream()).findFirst());
  }

  /**
   * Returns the route to which the bucket's own name would lead, in the region of the access point.
   */
  private Optional<Route> ofAccessPoint(String host) {
    Matcher name = ACCESS_POINT.matcher(host);
    String bucket = name.matches() ? accessPoints.get(name.group(1)) : null;
    if (bucket == null) {
      return Optional.empty();
    }
    String instead = bucket + ".s3." + name.group(2);
    return find(instead)
        .map(
            route ->
                new Route(
                    route.service(), Optional.of(bucket), route.upstream(), Optional.of(instead)));
  }

  private Optional<Route> explicit(String authority, String host) {
    URI exact = hosts.getOrDefault(authority, hosts.get(host));
    if (exact != null) {
      return Optional.of(new Route(Service.ANY, Optional.empty(), Optional.of(exact)));
    }
    if (HostNames.isAddress(host)) {
      return Optional.empty();
    }
    String port = authority.contains(":") ? authority.substring(authority.lastIndexOf(':')) : "";
    // Longest endpoint first: of two configured names, the closer one is meant.
    for (int dot = host.indexOf('.'); dot > 0; dot = host.indexOf('.', dot + 1)) {
      String endpoint = host.substring(dot + 1);
      URI upstream = hosts.getOrDefault(endpoint + port, hosts.get(endpoint));
      if (upstream != null && !HostNames.isAddress(endpoint)) {
        String label = host.substring(0, dot);
        Optional<String> bucket = Optional.of(accessPoints.getOrDefault(label, label));
        Optional<String> instead =
            Optional.ofNullable(named.get(endpoint))
                .map(region -> "%s.s3.%s.amazonaws.com".formatted(bucket.get(), region));
        return Optional.of(new Route(Service.ANY, bucket, Optional.of(upstream), instead));
      }
    }
    return Optional.empty();
  }

  private static List<HostRule> ofAws(String region, URI s3, URI kms, URI sts) {
    return HostRule.ofAws(
        region, Optional.of(checked(s3)), Optional.of(checked(kms)), Optional.of(checked(sts)));
  }

  private static URI checked(URI upstream) {
    boolean http = "http".equalsIgnoreCase(upstream.getScheme()) || HostNames.isHttps(upstream);
    if (!http || upstream.getHost() == null) {
      throw new IllegalArgumentException(
          "The store's endpoint must be http://host:port or https://host:port, but is "
              + upstream
              + ": correct the endpoint setting of the store");
    }
    return upstream;
  }
}
