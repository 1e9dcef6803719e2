package org.s3aharness.jvmagent;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes the recorder this JVM's proxy: for AWS's SDKs, which read system properties, and, for the
 * recorder's hosts, for all code that asks the JDK. Other hosts are reached directly.
 */
final class Proxies {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String[] OF_A_JOB = {"http.proxyHost", "https.proxyHost", "socksProxyHost"};

  private Proxies() {}

  /** Returns a proxy that this JVM was given, as property and value; empty if it was given none. */
  static Optional<String> ofTheJob() {
    for (String name : OF_A_JOB) {
      String value = System.getProperty(name, "");
      if (!value.isEmpty()) {
        return Optional.of(name + "=" + value);
      }
    }
    return Optional.empty();
  }

  /** Installs the proxy. This must happen before anything in this JVM opens a connection. */
  static void install(int port, Pattern hosts) throws UnknownHostException {
    for (String scheme : new String[] {"http", "https"}) {
      System.setProperty(scheme + ".proxyHost", LOOPBACK);
      System.setProperty(scheme + ".proxyPort", Integer.toString(port));
    }
    // By default the JDK goes around a proxy for loopback addresses, and the SDKs do if told to.
    System.setProperty("http.nonProxyHosts", "");
    ProxySelector.setDefault(
        new Selector(new InetSocketAddress(InetAddress.getByName(LOOPBACK), port), hosts));
  }

  /** Says whether a host is reached through the recorder. */
  static boolean isRecorders(String host, Pattern hosts) {
    return hosts.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }

  private static final class Selector extends ProxySelector {
    private final List<Proxy> recorder;
    private final Pattern hosts;

    Selector(InetSocketAddress recorder, Pattern hosts) {
      this.recorder = Collections.singletonList(new Proxy(Proxy.Type.HTTP, recorder));
      this.hosts = hosts;
    }

    @Override
    public List<Proxy> select(URI uri) {
      return uri.getHost() != null && isRecorders(uri.getHost(), hosts)
          ? recorder
          : Collections.singletonList(Proxy.NO_PROXY);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {
      // The caller that connects is told, too.
    }
  }
}
