package org.s3aharness.fault.broken;

import com.amazonaws.Request;
import com.amazonaws.handlers.RequestHandler2;
import com.amazonaws.services.s3.model.CopyObjectRequest;
import com.amazonaws.services.s3.model.InitiateMultipartUploadRequest;
import com.amazonaws.services.s3.model.PutObjectRequest;

/**
 * A handler of SDK v1 that takes the encryption out of some requests. It gets no configuration: each
 * fault is a subclass.
 */
public abstract class BrokenRequestsV1 extends RequestHandler2 {
  private static final String ENCRYPTION = "x-amz-server-side-encryption";

  /** Of files that are put. */
  public static final class Put extends BrokenRequestsV1 {
    public Put() {
      super(PutObjectRequest.class, null);
    }
  }

  /** Of uploads that are begun. */
  public static final class Multipart extends BrokenRequestsV1 {
    public Multipart() {
      super(InitiateMultipartUploadRequest.class, null);
    }
  }

  /** Of copies, which are asked for SSE-S3 instead. */
  public static final class Copy extends BrokenRequestsV1 {
    public Copy() {
      super(CopyObjectRequest.class, "AES256");
    }
  }

  private final Class<?> which;
  private final String instead;

  BrokenRequestsV1(Class<?> which, String instead) {
    this.which = which;
    this.instead = instead;
  }

  @Override
  public void beforeRequest(Request<?> request) {
    if (which.isInstance(request.getOriginalRequest())) {
      request.getHeaders().keySet().removeIf(name -> name.toLowerCase().startsWith(ENCRYPTION));
      if (instead != null) {
        request.addHeader(ENCRYPTION, instead);
      }
    }
  }
}
