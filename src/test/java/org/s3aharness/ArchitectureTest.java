package org.s3aharness;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Checks that packages depend one way. */
@AnalyzeClasses(packages = "org.s3aharness", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule packagesDependOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("util")
          .definedBy("org.s3aharness.util..")
          .layer("encryption")
          .definedBy("org.s3aharness.encryption..")
          .layer("agent")
          .definedBy("org.s3aharness.agent..")
          .layer("node")
          .definedBy("org.s3aharness.node..")
          .layer("release")
          .definedBy("org.s3aharness.release..")
          .layer("configuration")
          .definedBy("org.s3aharness.configuration..")
          .layer("store")
          .definedBy("org.s3aharness.store..")
          .layer("wire")
          .definedBy("org.s3aharness.wire..")
          .layer("harness")
          .definedBy("org.s3aharness.harness..")
          .layer("jvmagent")
          .definedBy("org.s3aharness.jvmagent..")
          .layer("watch")
          .definedBy("org.s3aharness.watch..")
          .layer("suite")
          .definedBy("org.s3aharness.suite..")
          .layer("catalogue")
          .definedBy("org.s3aharness.catalogue..")
          .layer("upgrade")
          .definedBy("org.s3aharness.upgrade..")
          .layer("report")
          .definedBy("org.s3aharness.report..")
          .layer("session")
          .definedBy("org.s3aharness.session..")
          .layer("merge")
          .definedBy("org.s3aharness.merge..")
          .layer("export")
          .definedBy("org.s3aharness.export..")
          .layer("cluster")
          .definedBy("org.s3aharness.cluster..")
          .layer("cli")
          .definedBy("org.s3aharness.cli..")
          .whereLayer("util")
          .mayNotAccessAnyLayer()
          .whereLayer("encryption")
          .mayNotAccessAnyLayer()
          .whereLayer("agent")
          .mayNotAccessAnyLayer()
          .whereLayer("node")
          .mayNotAccessAnyLayer()
          .whereLayer("store")
          .mayOnlyAccessLayers("util")
          .whereLayer("wire")
          .mayOnlyAccessLayers("util")
          .whereLayer("release")
          .mayOnlyAccessLayers("agent", "util")
          .whereLayer("configuration")
          .mayOnlyAccessLayers("encryption", "agent", "release", "util")
          .whereLayer("harness")
          .mayOnlyAccessLayers(
              "encryption", "agent", "release", "configuration", "store", "wire", "util")
          .whereLayer("jvmagent")
          .mayNotAccessAnyLayer()
          .whereLayer("watch")
          .mayOnlyAccessLayers(
              "encryption", "configuration", "store", "wire", "harness", "jvmagent", "util")
          .whereLayer("suite")
          .mayOnlyAccessLayers(
              "encryption", "agent", "release", "configuration", "store", "wire", "harness", "util")
          .whereLayer("catalogue")
          .mayOnlyAccessLayers("harness")
          .whereLayer("upgrade")
          .mayOnlyAccessLayers("harness")
          .whereLayer("report")
          .mayOnlyAccessLayers(
              "encryption",
              "agent",
              "release",
              "configuration",
              "store",
              "wire",
              "harness",
              "catalogue",
              "upgrade",
              "watch",
              "util")
          .whereLayer("session")
          .mayOnlyBeAccessedByLayers("merge", "cluster", "cli")
          .whereLayer("merge")
          .mayOnlyBeAccessedByLayers("cluster", "cli")
          .whereLayer("cluster")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("export")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("org.s3aharness.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule aReportDoesNotKnowItsFormats =
      noClasses()
          .that()
          .resideInAPackage("org.s3aharness.report")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.s3aharness.report.*..");

  @ArchTest
  static final ArchRule partsOfTheReportDependOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("format")
          .definedBy("org.s3aharness.report.format")
          .layer("diff")
          .definedBy("org.s3aharness.report.diff")
          .layer("page")
          .definedBy("org.s3aharness.report.page")
          .layer("summary")
          .definedBy("org.s3aharness.report.summary")
          .whereLayer("format")
          .mayNotAccessAnyLayer()
          .whereLayer("summary")
          .mayOnlyAccessLayers("diff")
          .whereLayer("diff")
          .mayOnlyAccessLayers("format")
          .whereLayer("page")
          .mayOnlyAccessLayers("format");

  @ArchTest
  static final ArchRule subPackagesHaveNoCycles =
      slices().matching("org.s3aharness.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule partsOfTheHarnessDependOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("verdict")
          .definedBy("org.s3aharness.harness.verdict")
          .layer("judge")
          .definedBy("org.s3aharness.harness.judge")
          .layer("plan")
          .definedBy("org.s3aharness.harness.plan")
          .layer("run")
          .definedBy("org.s3aharness.harness.run..")
          .layer("testbed")
          .definedBy("org.s3aharness.harness")
          .whereLayer("verdict")
          .mayNotAccessAnyLayer()
          .whereLayer("judge")
          .mayOnlyAccessLayers("verdict")
          .whereLayer("plan")
          .mayOnlyAccessLayers("verdict")
          .whereLayer("run")
          .mayOnlyAccessLayers("verdict", "judge", "plan")
          .whereLayer("testbed")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule partsOfARunDependOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("agents")
          .definedBy("org.s3aharness.harness.run.agents")
          .layer("health")
          .definedBy("org.s3aharness.harness.run.health")
          .layer("witness")
          .definedBy("org.s3aharness.harness.run.witness")
          .layer("run")
          .definedBy("org.s3aharness.harness.run")
          .layer("fault")
          .definedBy("org.s3aharness.harness.run.fault")
          .whereLayer("agents")
          .mayNotAccessAnyLayer()
          .whereLayer("health")
          .mayOnlyAccessLayers("agents")
          .whereLayer("witness")
          .mayNotAccessAnyLayer()
          .whereLayer("run")
          .mayOnlyAccessLayers("agents", "health", "witness")
          .whereLayer("fault")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule whatEndsAndJudgesASessionDoesNotKnowIt =
      noClasses()
          .that()
          .resideInAnyPackage("org.s3aharness.session.outcome", "org.s3aharness.session.cleanup")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.s3aharness.session");

  @ArchTest
  static final ArchRule partsOfTheWireDependOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("route")
          .definedBy("org.s3aharness.wire.route")
          .layer("exchange")
          .definedBy("org.s3aharness.wire.exchange")
          .layer("fault")
          .definedBy("org.s3aharness.wire.fault")
          .layer("recorder")
          .definedBy("org.s3aharness.wire.recorder")
          .whereLayer("route")
          .mayNotAccessAnyLayer()
          .whereLayer("exchange")
          .mayOnlyAccessLayers("route")
          .whereLayer("fault")
          .mayOnlyAccessLayers("route", "exchange")
          .whereLayer("recorder")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule suitesKnowNoOtherSubject =
      slices().matching("org.s3aharness.suite.(*)").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule theAgentNeedsOnlyTheJdkAndHadoop =
      classes()
          .that()
          .resideInAPackage("org.s3aharness.agent..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "javax..", "org.apache.hadoop..", "org.s3aharness.agent..");

  @ArchTest
  static final ArchRule theAgentOfWatchedJvmsNeedsOnlyTheJdk =
      classes()
          .that()
          .resideInAPackage("org.s3aharness.jvmagent..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.s3aharness.jvmagent..");

  @ArchTest
  static final ArchRule theContractNeedsOnlyTheJdk =
      classes()
          .that()
          .resideInAPackage("org.s3aharness.agent")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "javax..", "org.s3aharness.agent");

  @ArchTest
  static final ArchRule aNodeNeedsOnlyTheJdkHadoopAndSpark =
      classes()
          .that()
          .resideInAPackage("org.s3aharness.node..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax..",
              "org.apache.hadoop..",
              "org.apache.spark..",
              "scala..",
              "org.s3aharness.node..");

  @ArchTest
  static final ArchRule whatIsAgreedWithANodeNeedsOnlyTheJdk =
      classes()
          .that()
          .resideInAPackage("org.s3aharness.node")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.s3aharness.node");

  @ArchTest
  static final ArchRule onlyWhatRunsBesideHadoopKnowsIt =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.s3aharness.agent..", "org.s3aharness.keyring..", "org.s3aharness.node..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.hadoop..");
}
