package org.s3aharness.harness.run;

import java.util.Map;
import org.s3aharness.configuration.ClientConfiguration;
import org.s3aharness.configuration.NamedHosts;
import org.s3aharness.store.Store;
import org.s3aharness.wire.route.AccessPoint;
import org.s3aharness.wire.route.RoutingTable;

/** Routes AWS's host names, and the hosts that a configuration names, to a store. */
public final class StoreRoutes {
  private StoreRoutes() {}

  /**
   * Returns the routes of every host that may be asked for.
   *
   * @param configuration the user's own files
   */
  public static RoutingTable to(Store store, ClientConfiguration configuration) {
    if (store.isAws()) {
      return RoutingTable.awsItself(store.region());
    }
    NamedHosts named = NamedHosts.of(configuration);
    RoutingTable routes =
        RoutingTable.aws(
            store.region(), store.s3Endpoint(), store.kmsEndpoint(), store.stsEndpoint());
    for (String region : named.regions()) {
      routes =
          routes.withRegion(region, store.s3Endpoint(), store.kmsEndpoint(), store.stsEndpoint());
    }
    if (store.info().isLocalStack()) {
      routes = routes.forPlainNames();
    }
    routes =
        routes
            .withHost(store.s3Endpoint().getHost(), store.s3Endpoint())
            .withPlain(store.s3Endpoint(), store.s3PlainEndpoint());
    for (String host : named.sts()) {
      routes = routes.find(host).isEmpty() ? routes.withHost(host, store.stsEndpoint()) : routes;
    }
    return store.acceptsAwsNames() ? withBuckets(routes, store, named) : routes;
  }

  /**
   * Adds routes with the bucket in the host name, for a store that recognises buckets only in AWS's
   * names.
   */
  private static RoutingTable withBuckets(RoutingTable routes, Store store, NamedHosts named) {
    RoutingTable more = routes;
    for (String host : named.s3()) {
      if (more.find(host).isEmpty()) {
        more = more.withNamed(host, store.s3Endpoint(), store.region());
      }
    }
    for (Map.Entry<String, String> each : named.accessPoints().entrySet()) {
      var accessPoint = AccessPoint.of(each.getValue());
      if (accessPoint.isPresent()) {
        more = more.withAccessPoint(accessPoint.get(), each.getKey());
      }
    }
    return more;
  }
}
