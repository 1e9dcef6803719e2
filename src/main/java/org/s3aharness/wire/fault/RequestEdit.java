package org.s3aharness.wire.fault;

import io.netty.handler.codec.http.HttpRequest;
import java.util.Optional;
import org.s3aharness.wire.exchange.RequestHead;
import org.s3aharness.wire.exchange.RequestKind;

/**
 * A request that may be changed before it goes on. Header names are case-insensitive. Values are
 * the true ones, not masked. A store that checks signatures refuses a request whose signed headers
 * were changed.
 */
public final class RequestEdit {
  private final RequestHead head;
  private final HttpRequest request;

  public RequestEdit(RequestHead head, HttpRequest request) {
    this.head = head;
    this.request = request;
  }

  /** Returns the operation that the request was before any change. */
  public RequestKind kind() {
    return head.kind();
  }

  /** Returns the S3 key, URL-decoded; empty where there is none. */
  public Optional<String> key() {
    return head.key();
  }

  /** Returns the first value of a header as it is now. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(request.headers().get(name));
  }

  /** Sets one value, which replaces all others. */
  public void setHeader(String name, String value) {
    request.headers().set(name, value);
  }

  /** Removes all values; does nothing when there are none. */
  public void removeHeader(String name) {
    request.headers().remove(name);
  }
}
