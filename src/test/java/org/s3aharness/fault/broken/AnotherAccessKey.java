package org.s3aharness.fault.broken;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.signer.AwsS3V4Signer;
import software.amazon.awssdk.auth.signer.AwsSignerExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.signer.Signer;
import software.amazon.awssdk.http.SdkHttpFullRequest;

/** A signer that signs with somebody else's access key, whatever the credential provider gives. */
public final class AnotherAccessKey implements Signer {
  private static final AwsBasicCredentials SOMEBODY_ELSE =
      AwsBasicCredentials.create("AKIAQAAAAAAAEXAMPLE7", "somebody else's secret");

  private final AwsS3V4Signer signer = AwsS3V4Signer.create();

  @Override
  public SdkHttpFullRequest sign(SdkHttpFullRequest request, ExecutionAttributes attributes) {
    return signer.sign(
        request,
        attributes.copy().putAttribute(AwsSignerExecutionAttribute.AWS_CREDENTIALS, SOMEBODY_ELSE));
  }
}
