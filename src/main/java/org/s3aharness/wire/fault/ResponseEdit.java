package org.s3aharness.wire.fault;

import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;

/** A response's head that may be changed before it goes on. Header names in any case. */
public final class ResponseEdit {
  private final HttpResponse response;

  public ResponseEdit(HttpResponse response) {
    this.response = response;
  }

  /**
   * Changes the status and nothing of the body.
   *
   * @param code 200 to 599; of those that have no body (204, 304) only where there is none
   */
  public void setStatus(int code) {
    if (code < 200 || code > 599) {
      throw new IllegalArgumentException("A response's status is 200 to 599, not " + code);
    }
    response.setStatus(HttpResponseStatus.valueOf(code));
  }

  /** Puts one value in the place of all there are. */
  public void setHeader(String name, String value) {
    response.headers().set(name, value);
  }

  /** Takes all values away; does nothing when there are none. */
  public void removeHeader(String name) {
    response.headers().remove(name);
  }
}
