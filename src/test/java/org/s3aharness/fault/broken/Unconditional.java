package org.s3aharness.fault.broken;

import software.amazon.awssdk.auth.signer.AwsS3V4Signer;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.signer.Signer;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * A signer that takes the conditions out of what makes an object. Interceptors cannot: the SDK adds
 * these headers after it has called them.
 */
public final class Unconditional implements Signer {
  private final AwsS3V4Signer signer = AwsS3V4Signer.create();

  @Override
  public SdkHttpFullRequest sign(SdkHttpFullRequest request, ExecutionAttributes attributes) {
    if (request.method() == SdkHttpMethod.GET || request.method() == SdkHttpMethod.HEAD) {
      return signer.sign(request, attributes);
    }
    SdkHttpFullRequest.Builder broken = request.toBuilder();
    request.headers().keySet().stream()
        .filter(header -> header.matches("(?i)if-(none-)?match"))
        .forEach(broken::removeHeader);
    return signer.sign(broken.build(), attributes);
  }
}
