package io.shopkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Texts by commands, with a server on the folder and without.
class TextsCommandTest {
  @TempDir private Path folder = Path.of("");

  @TempDir private Path scratch = Path.of("");

  private Run run(String... words) {
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data-dir", folder.toString()));
    return Run.inProcess(all.toArray(String[]::new));
  }

  private String done(String... words) {
    Run run = run(words);
    assertThat(run.status()).as(run.err()).isZero();
    return run.out();
  }

  @Test
  void textsAreKeptApprovedWithdrawnAndBroughtBackWithoutAServerAndWithOne() throws Exception {
    String product = SmallShop.in(folder).product();
    String text = product + "~en~page~a";
    assertThat(done("texts", "list")).contains("0 texts");
    assertThat(done("write", "product", "--all", "--keep", "--lang", "en"))
        .containsPattern("written +40");
    assertThat(done("write", "product", "--all", "--keep", "--lang", "en"))
        .as("what was written is not written again")
        .containsPattern("written +0");
    assertThat(done("texts", "list", "--state", "draft", "--product", product)).contains(text);
    assertThat(done("texts", "approve", text)).contains("approved", "version 1: composed");
    assertThat(run("texts", "approve", text).reason()).contains("shown already");
    assertThat(run("texts", "show", "none~en~page~a").reason()).contains("there is no text");
    assertThat(run("write", "product", product, "--keep").reason()).contains("--lang");
    try (var server =
        ChildProcess.start(scratch, "serve", "--data-dir", folder.toString(), "--port", "0")) {
      server.serving(folder);
      assertThat(done("texts", "withdraw", text, "--reason", "sold out")).contains("sold out");
      assertThat(done("texts", "rollback", text, "1")).contains("version 2: version 1");
      assertThat(done("texts", "show", text, "--json")).contains("\"shown\":2");
      assertThat(done("write", "product", "--all", "--keep", "--lang", "zh"))
          .containsPattern("written +40");
      assertThat(server.stop().status()).isZero();
    }
  }
}
