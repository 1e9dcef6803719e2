package org.s3aharness.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.s3aharness.catalogue.Catalogue;
import org.s3aharness.catalogue.ProvenBehaviour;
import org.s3aharness.catalogue.Statement;
import org.s3aharness.harness.SuiteRunner;
import org.s3aharness.session.outcome.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code s3a-qualify behaviours}, which lists statements and behaviours. */
@Command(
    name = "behaviours",
    description =
        "Lists the statements of Cloudera's guide with the cases that judge them, and"
            + " every behaviour with its source.",
    mixinStandardHelpOptions = true)
final class BehavioursCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Catalogue catalogue = Catalogue.load();
    List<ProvenBehaviour> behaviours = ProvenBehaviour.of(SuiteRunner.SUITES);
    out.println(catalogue.source().title() + " (" + catalogue.source().url() + ")");
    catalogue.statements().forEach(statement -> print(out, statement, behaviours));
    out.println();
    out.println("Behaviours");
    for (ProvenBehaviour behaviour : behaviours) {
      out.println();
      out.println(behaviour.path());
      out.println("    " + behaviour.says());
      out.println("    " + behaviour.source().title() + ", " + behaviour.section());
    }
    out.flush();
    return ExitCode.AS_EXPECTED;
  }

  private static void print(
      PrintWriter out, Statement statement, List<ProvenBehaviour> behaviours) {
    out.println();
    out.println(statement.id());
    out.println("    " + statement.says() + " (" + statement.section() + ")");
    if (!statement.today().isEmpty()) {
      out.println("    today: " + statement.today());
    }
    if (!statement.notTestable().isEmpty()) {
      out.println("    not testable: " + statement.notTestable());
    }
    statement.judgedBy().forEach(cases -> out.println("    judged by cases " + cases));
    statement.contradictedBy().forEach(cases -> out.println("    contradicted by cases " + cases));
    behaviours.stream()
        .filter(statement::isAbout)
        .forEach(behaviour -> out.println("    " + behaviour.path() + ": " + behaviour.says()));
  }
}
