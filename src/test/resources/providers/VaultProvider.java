package com.example.vault;

import org.apache.hadoop.conf.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** A credential provider as a user's jar has it, for the SDK's version 2. */
public final class VaultProvider implements AwsCredentialsProvider {

  private final String path;

  public VaultProvider(Configuration conf) {
    path = conf.get("test.vault.path");
  }

  @Override
  public AwsCredentials resolveCredentials() {
    System.err.println("the vault was asked for test.vault.path=" + path);
    return AwsBasicCredentials.create("AKIAQAAAAAAAEXAMPLE5", "the secret of a vault");
  }
}
