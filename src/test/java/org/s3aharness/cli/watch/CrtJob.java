package org.s3aharness.cli.watch;

import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** A program that writes an object with the SDK's client on the AWS Common Runtime. */
public final class CrtJob {
  private CrtJob() {}

  /** Writes the object. The arguments are its bucket and its key. */
  public static void main(String[] arguments) {
    try (S3AsyncClient s3 = S3AsyncClient.crtCreate()) {
      s3.putObject(
              r -> r.bucket(arguments[0]).key(arguments[1]), AsyncRequestBody.fromString("hello"))
          .join();
    }
  }
}
