package org.s3aharness.session.credential;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.s3aharness.agent.Agent;
import org.s3aharness.configuration.ClientConfiguration;
import org.s3aharness.configuration.HadoopCredentialStores;
import org.s3aharness.encryption.CredentialFile;
import org.s3aharness.encryption.CredentialStores;

/**
 * Has Hadoop's own providers, in an agent, read the credential stores of the user's files. Each is
 * read only once, because deriving a store's key is slow on purpose. The one that the run created
 * is read at once.
 */
public final class AgentCredentialStores implements CredentialStores {
  private final CredentialStores hadoops;
  private final String ofRun;
  private final Map<String, Map<String, String>> read = new ConcurrentHashMap<>();

  /**
   * Reads stores through an agent.
   *
   * @param configuration may say how the stores' password is found
   * @param ofRun the provider path of the store that the run created
   */
  public AgentCredentialStores(Agent agent, ClientConfiguration configuration, String ofRun) {
    this.hadoops = new HadoopCredentialStores(agent, configuration);
    this.ofRun = ofRun;
  }

  @Override
  public Map<String, String> read(String providerPath) {
    return read.computeIfAbsent(
        providerPath, path -> path.equals(ofRun) ? CredentialFile.read(path) : hadoops.read(path));
  }
}
