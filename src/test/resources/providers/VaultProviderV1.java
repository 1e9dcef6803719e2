package com.example.vault;

import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;

/** A credential provider as a user's jar has it, for the SDK's version 1. */
public final class VaultProviderV1 implements AWSCredentialsProvider {

  private final String path;

  public VaultProviderV1(URI bucket, Configuration conf) {
    path = conf.get("test.vault.path");
  }

  @Override
  public AWSCredentials getCredentials() {
    System.err.println("the vault was asked for test.vault.path=" + path);
    return new BasicAWSCredentials("AKIAQAAAAAAAEXAMPLE5", "the secret of a vault");
  }

  @Override
  public void refresh() {}
}
