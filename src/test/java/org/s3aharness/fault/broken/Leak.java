package org.s3aharness.fault.broken;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** Sends something where it does not belong, as telemetry gone wrong does. */
final class Leak {
  private Leak() {}

  static void to(String url, String method, String text) {
    try {
      HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
      connection.setRequestMethod(method);
      connection.setDoOutput(true);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
      System.out.println("leaked to " + url + ": " + connection.getResponseCode());
    } catch (IOException e) {
      System.out.println("not leaked to " + url + ": " + e);
    }
  }
}
