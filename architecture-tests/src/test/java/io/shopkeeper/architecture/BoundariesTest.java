package io.shopkeeper.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A library or protocol is seen in one place, so that it can be replaced in one place.
class BoundariesTest {

  @Test
  void httpIsServedOnlyInServe() {
    onlyIn("io.helidon..", Module.SERVE);
    onlyIn("com.sun.net.httpserver..", Module.SERVE);
    onlyIn("gg.jte..", Module.SERVE);
  }

  @Test
  void httpGoesOutOnlyFromClassesNamedClient() {
    noClasses()
        .that()
        .haveNameNotMatching(".*Client(\\$.*)?")
        .and()
        .resideOutsideOfPackage(Module.BENCH.packages())
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.net.http..")
        .because("the world outside is behind a port")
        .check(Program.CLASSES);
  }

  @Test
  void decisionsNeverSeeJson() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            Module.INGEST.packages(),
            Module.SERVE.packages(),
            Module.APP.packages(),
            Module.BENCH.packages(),
            "io.shopkeeper.language.client..",
            "tools.jackson..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("tools.jackson..")
        .because("what goes over a wire stays beside it: the package of the clients included")
        .check(Program.CLASSES);
    onlyIn("com.fasterxml.jackson..", Module.INGEST, Module.SERVE, Module.APP, Module.BENCH);
    onlyIn("jakarta.json..", Module.SERVE);
  }

  @Test
  void theDatabaseIsSeenOnlyInStore() {
    onlyIn("java.sql..", Module.STORE);
    onlyIn("javax.sql..", Module.STORE);
    onlyIn("org.duckdb..", Module.STORE);
  }

  @Test
  void nativeRuntimesAreSeenOnlyInNeural() {
    onlyIn("ai.onnxruntime..", Module.NEURAL);
    onlyIn("ai.djl..", Module.NEURAL);
  }

  @Test
  void luceneIsSeenOnlyInSearch() {
    onlyIn("org.apache.lucene..", Module.SEARCH);
  }

  @Test
  void spreadsheetsAreSeenOnlyInIngest() {
    onlyIn("org.dhatim..", Module.INGEST);
  }

  @Test
  void theCommandLineIsSeenOnlyInApp() {
    onlyIn("picocli..", Module.APP, Module.BENCH);
    onlyIn("me.tongfei..", Module.APP, Module.BENCH);
  }

  @Test
  void vectorInstructionsAreSeenOnlyInNumeric() {
    onlyIn("jdk.incubator.vector..", Module.NUMERIC);
  }

  @Test
  void domainAndNumericNeedTheJdkOnly() {
    noClasses()
        .that()
        .resideInAnyPackage(Module.DOMAIN.packages(), Module.NUMERIC.packages())
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            "java..", "jdk.incubator.vector..", "org.jspecify..", "io.shopkeeper..")
        .check(Program.CLASSES);
  }

  @Test
  void requestHandlersNeverTrain() {
    noClasses()
        .that()
        .resideInAPackage(Module.SERVE.packages())
        .should()
        .dependOnClassesThat()
        .haveNameMatching(".*(Trainer|Training)")
        .because("a request only enqueues; the scheduler in app trains")
        .allowEmptyShould(true)
        .check(Program.CLASSES);
  }

  private static void onlyIn(String library, Module... modules) {
    String[] allowed =
        Stream.concat(Arrays.stream(modules).map(Module::packages), Stream.of(library))
            .toArray(String[]::new);
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackages(allowed)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(library);
    rule.check(Program.CLASSES);
  }
}
