package org.s3aharness.configuration;

import java.io.IOException;
import java.util.Map;
import org.s3aharness.agent.Agent;
import org.s3aharness.agent.FileSystemSpec;
import org.s3aharness.encryption.CredentialStores;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.UsageException;

/** Lets Hadoop's own providers, in an agent, read credential stores that are on this machine. */
public final class HadoopCredentialStores implements CredentialStores {
  private final Agent agent;
  private final ClientConfiguration configuration;

  /**
   * Reads stores through an agent.
   *
   * @param configuration may say how the stores' password is found
   */
  public HadoopCredentialStores(Agent agent, ClientConfiguration configuration) {
    this.agent = agent;
    this.configuration = configuration;
  }

  @Override
  public Map<String, String> read(String providerPath) {
    CredentialFileReader.requireLocal(providerPath);
    FileSystemSpec spec =
        configuration
            .spec("s3a://any-bucket/")
            .addProperties(
                Map.of(
                    EncryptionSettings.CREDENTIAL_PROVIDERS,
                    providerPath,
                    EncryptionSettings.S3A_CREDENTIAL_PROVIDERS,
                    ""));
    try {
      return agent.secrets(spec);
    } catch (IOException e) {
      throw new UsageException(
          "Hadoop cannot open the credential store %s (%s): check the path and its password, which is taken from HADOOP_CREDSTORE_PASSWORD or from the file that the configuration names."
              .formatted(providerPath, firstLine(e)),
          e);
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
