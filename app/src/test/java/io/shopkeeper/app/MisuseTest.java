package io.shopkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every failure ends with a status that is not 0 and its reason as the last line on standard
/// error.
class MisuseTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void anUnknownCommandIsNamed() {
    Run run = Run.inProcess("recomend");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.reason()).isEqualTo("unknown command or option 'recomend'");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void noCommandAtAllIsToldHowToFindOne() {
    Run run = Run.inProcess();
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.reason()).contains("--help");
  }

  @Test
  void aNumberThatIsNoneIsRefused() {
    Run run = Run.inProcess("recommend", "c", "--count", "many");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.reason()).contains("--count", "many");
  }

  @Test
  void aFolderWithoutAShopIsToldHowToBegin() {
    Run run = Run.inProcess("recommend", "c", "--data-dir", folder.toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.reason()).contains(folder.toString(), "demo", "run --data");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void dataThatIsNotThereStopsRunBeforeAnythingIsMade() {
    Run run =
        Run.inProcess(
            "run", "--data", folder.resolve("none").toString(), "--data-dir", folder.toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.reason()).contains(folder.resolve("none").toString());
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void runOnAnotherShopsFolderIsRefusedNamingBoth() throws IOException {
    Path store = folder.resolve("store");
    SmallShop.in(store);
    Path data = Files.createDirectory(folder.resolve("tea-house"));
    Files.writeString(data.resolve("products.csv"), "id,title\np,Tea\n");
    Run run = Run.inProcess("run", "--data", data.toString(), "--data-dir", store.toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.reason()).contains("'demo'", "'tea-house'", store.toString());
  }

  @Test
  void aTimeZoneThatIsNoneIsRefused() {
    Run run =
        Run.inProcess(
            "run", "--data", folder.toString(), "--time-zone", "Mars/Base", "--data-dir", "unused");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.reason()).contains("--time-zone", "Mars/Base");
  }

  @Test
  void anEvaluationWithoutDataIsToldWhatToGive() {
    Run run = Run.inProcess("evaluate", "recommend");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.reason()).contains("--train", "--data");
  }
}
