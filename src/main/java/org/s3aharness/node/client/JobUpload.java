package org.s3aharness.node.client;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.LinkedHashMap;
import java.util.Map;
import org.s3aharness.node.JobFile;
import org.s3aharness.node.JobKey;
import org.s3aharness.node.worker.Staging;

/** Puts the files of a job where its containers find them. */
public final class JobUpload {
  private JobUpload() {}

  /**
   * Uploads the files that a job names, and makes the job name what was uploaded. The harness is
   * shared from one job to the next; the user's files belong to the job alone.
   */
  public static void of(JobFile job, Staging staging) throws IOException {
    Map<String, String> uploaded = new LinkedHashMap<>();
    for (Map.Entry<String, String> resource : job.map(JobKey.RESOURCES).entrySet()) {
      Path local = Paths.get(resource.getValue());
      if (resource.getKey().equals(JobFile.USERS_FILES)) {
        staging.put(local, local.getFileName().toString());
        uploaded.put(resource.getKey(), staging.path(local.getFileName().toString()).toString());
      } else {
        uploaded.put(resource.getKey(), staging.share(local).toString());
      }
    }
    job.setMap(JobKey.RESOURCES, uploaded);
  }
}
