package org.s3aharness.node.yarn;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.ApplicationNotFoundException;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.s3aharness.node.ClientEvent;
import org.s3aharness.node.JobFile;
import org.s3aharness.node.JobKey;
import org.s3aharness.node.StagingLayout;
import org.s3aharness.node.client.Mirror;
import org.s3aharness.node.client.Orders;
import org.s3aharness.node.worker.JobSecrets;
import org.s3aharness.node.worker.Staging;

/**
 * Submits a job or finds one again, and fetches what its tasks put into the staging directory. It
 * does so for the harness, which has no Hadoop on its classpath. It reports events in lines on
 * standard output, see {@link ClientEvent}, and takes {@code cancel} and {@code delete} in lines on
 * standard input. When standard input ends, it ends and leaves the application alone.
 */
public final class YarnClientMain {
  private static final int SECONDS_BETWEEN = 2;

  private final Configuration conf = new YarnConfiguration();
  private final YarnClient yarn = YarnClient.createYarnClient();
  private final Orders orders = Orders.listen();

  private YarnClientMain() {
    yarn.init(conf);
    yarn.start();
  }

  /**
   * Exits with 0, whatever became of the application.
   *
   * @param arguments {@code submit}, a job file, and a directory for what is fetched; or {@code
   *     attach}, an application's id, the parent of staging directories, and such a directory
   */
  public static void main(String[] arguments) {
    int exit = 0;
    try {
      YarnClientMain client = new YarnClientMain();
      if (arguments[0].equals("submit")) {
        client.submit(Paths.get(arguments[1]), Paths.get(arguments[2]));
      } else {
        client.attach(arguments[1], arguments[2], Paths.get(arguments[3]));
      }
    } catch (ApplicationNotFoundException unknown) {
      ClientEvent.UNKNOWN.tell(unknown.getMessage());
    } catch (YarnException refused) {
      refused.printStackTrace();
      ClientEvent.REFUSED.tell(refused.getMessage());
    } catch (InterruptedException | IOException | RuntimeException failure) {
      failure.printStackTrace();
      ClientEvent.ERROR.tell(failure.toString());
      exit = 1;
    }
    Runtime.getRuntime().halt(exit); // clients' threads are not waited for
  }

  private void submit(Path file, Path brought)
      throws IOException, YarnException, InterruptedException {
    JobFile job = JobFile.read(file);
    Credentials credentials = new Credentials();
    new JobSecrets(credentials).takeFrom(System.getenv());
    ApplicationId application = new Submitter(yarn, conf).submit(job, credentials);
    ClientEvent.APPLICATION.tell(application.toString());
    follow(application, new Staging(job.get(JobKey.STAGING), job.get(JobKey.JOB), conf), brought);
  }

  private void attach(String id, String parent, Path brought)
      throws IOException, YarnException, InterruptedException {
    ApplicationId application = ApplicationId.fromString(id);
    String job = yarn.getApplicationReport(application).getName();
    Staging staging = new Staging(parent, job, conf);
    if (!staging.exists(JobFile.NAME)) {
      ClientEvent.UNKNOWN.tell(
          staging.root() + " holds no job: name the directory with --staging.");
      return;
    }
    ClientEvent.APPLICATION.tell(application.toString());
    follow(application, staging, brought);
  }

  private void follow(ApplicationId application, Staging staging, Path brought)
      throws IOException, YarnException, InterruptedException {
    Mirror mirror = new Mirror(staging, brought);
    String said = "";
    boolean over = false;
    for (String order = ""; !order.equals(Orders.END_OF_INPUT) && !order.equals(Orders.DELETE); ) {
      if (order.equals(Orders.CANCEL) && !over) {
        cancel(application, staging);
      }
      if (!over) {
        ApplicationReport report = yarn.getApplicationReport(application);
        over = isOver(report.getYarnApplicationState());
        mirror.bring();
        String now = report.getYarnApplicationState() + " " + report.getDiagnostics();
        if (!now.equals(said)) {
          ClientEvent.STATE.tell(now);
          said = now;
        }
        if (over) {
          ClientEvent.END.tell(report.getFinalApplicationStatus() + " " + report.getDiagnostics());
        }
      }
      // Bringing files must not be all that the name node does, however many there are.
      order = orders.await(SECONDS_BETWEEN + mirror.secondsOfLast() * 10);
      if (order.equals(Orders.DELETE)) {
        staging.delete();
      }
    }
  }

  /**
   * Cancels an application. It is not killed, so that its tasks can clean up, unless none of them
   * can have started.
   */
  private void cancel(ApplicationId application, Staging staging)
      throws IOException, YarnException {
    YarnApplicationState state = yarn.getApplicationReport(application).getYarnApplicationState();
    staging.write(StagingLayout.CANCEL, "");
    if (!state.equals(YarnApplicationState.RUNNING)) {
      yarn.killApplication(application);
    }
  }

  private static boolean isOver(YarnApplicationState state) {
    return state == YarnApplicationState.FINISHED
        || state == YarnApplicationState.FAILED
        || state == YarnApplicationState.KILLED;
  }
}
