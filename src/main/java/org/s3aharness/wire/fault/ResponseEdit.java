package org.s3aharness.wire.fault;

import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * The head of a response that may be changed before it goes on. Header names are case-insensitive.
 */
public final class ResponseEdit {
  private final HttpResponse response;

  public ResponseEdit(HttpResponse response) {
    this.response = response;
  }

  /**
   * Changes the status, and nothing of the body.
   *
   * @param code 200 to 599; 204 and 304 only where the response has no body
   */
  public void setStatus(int code) {
    if (code < 200 || code > 599) {
      throw new IllegalArgumentException("A response's status is 200 to 599, not " + code);
    }
    response.setStatus(HttpResponseStatus.valueOf(code));
  }

  /** Sets one value, which replaces all others. */
  public void setHeader(String name, String value) {
    response.headers().set(name, value);
  }

  /** Removes all values; does nothing when there are none. */
  public void removeHeader(String name) {
    response.headers().remove(name);
  }
}
