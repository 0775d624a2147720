package io.shopkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./shopkeeper` as a person types it, on what this build has packaged.
class LauncherTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path LAUNCHER = ROOT.resolve("shopkeeper");

  @TempDir private Path scratch = Path.of("");

  private record Run(int status, String out, List<String> err) {}

  @BeforeAll
  static void theProgramIsPackaged() {
    assumeThat(ROOT.resolve("app/target/shopkeeper.jar")).as("run 'mvn verify'").exists();
  }

  @Test
  void itRunsFromAnyFolderAndThroughALinkWithSpaces() throws Exception {
    Path link = Files.createSymbolicLink(scratch.resolve("my shop keeper"), LAUNCHER);
    Run run = run(Map.of(), link.toString(), "--version");
    assertThat(run.status()).isZero();
    assertThat(run.out()).startsWith("shopkeeper ");
  }

  @Test
  void theReasonOfAFailureIsTheLastLineAndTheJvmSaysNothing() throws Exception {
    Run run = run(Map.of(), LAUNCHER.toString(), "dance");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().getLast()).isEqualTo("unknown command or option 'dance'");
    assertThat(run.err()).noneMatch(line -> line.contains("WARNING"));
  }

  @Test
  void whatTheJvmItselfHasToSayReachesTheUser() throws Exception {
    Run run = run(Map.of("SHOPKEEPER_MEMORY", "1k"), LAUNCHER.toString(), "--version");
    assertThat(run.status()).isNotZero();
    assertThat(run.err()).anyMatch(line -> line.contains("heap"));
  }

  @Test
  void memoryThatIsNoneIsRefused() throws Exception {
    Run run = run(Map.of("SHOPKEEPER_MEMORY", "much"), LAUNCHER.toString(), "--version");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().getLast()).contains("SHOPKEEPER_MEMORY", "much", "2g");
  }

  @Test
  void demoServesAShopThatCommandsCanAskAndStopsWhenAsked() throws Exception {
    Path out = scratch.resolve("demo.out");
    Process demo =
        process(
                Map.of(),
                LAUNCHER.toString(),
                "demo",
                "--port",
                "0",
                "--data-dir",
                "data",
                "--products",
                "300",
                "--attributes",
                "10",
                "--customers",
                "1500")
            .redirectOutput(out.toFile())
            .redirectError(scratch.resolve("demo.err").toFile())
            .start();
    try {
      for (int waited = 0; waited < 1_200 && demo.isAlive() && !said(out, "curl"); waited++) {
        Thread.sleep(100);
      }
      assertThat(out).content().contains("/login?token=", "sk_", "./shopkeeper recommend");
      Run similar = run(Map.of(), LAUNCHER.toString(), "similar", "P0001", "--data-dir", "data");
      assertThat(similar.status()).isZero();
      assertThat(similar.out()).contains("  1. ");
      demo.destroy();
      assertThat(demo.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(demo.exitValue()).isZero();
    } finally {
      demo.destroyForcibly();
    }
  }

  private static boolean said(Path out, String words) throws IOException {
    return Files.exists(out) && Files.readString(out).contains(words);
  }

  private Run run(Map<String, String> environment, String... words) throws Exception {
    Path out = Files.createTempFile(scratch, "out", ".txt");
    Path err = Files.createTempFile(scratch, "err", ".txt");
    Process process =
        process(environment, words)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ended").isTrue();
    if (process.exitValue() != 0) {
      awaitFilter(err);
    }
    return new Run(process.exitValue(), Files.readString(out), Files.readAllLines(err));
  }

  /// What the JVM says before the program runs passes a filter, which may end a moment later.
  private static void awaitFilter(Path err) throws Exception {
    for (int waited = 0; waited < 50 && Files.size(err) == 0; waited++) {
      Thread.sleep(20);
    }
  }

  private ProcessBuilder process(Map<String, String> environment, String... words) {
    var builder = new ProcessBuilder(new ArrayList<>(List.of(words))).directory(scratch.toFile());
    builder.environment().putAll(environment);
    return builder;
  }
}
