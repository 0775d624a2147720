package io.shopkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Campaigns and advertisements by commands.
class CampaignsCommandTest {
  @TempDir private Path folder = Path.of("");

  private Run run(String... words) {
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data-dir", folder.resolve("shop").toString()));
    return Run.inProcess(all.toArray(String[]::new));
  }

  private String done(String... words) {
    Run run = run(words);
    assertThat(run.status()).as(run.err()).isZero();
    return run.out();
  }

  @Test
  void aCampaignIsDeclaredStartedShownAndStopped() {
    SmallShop.in(folder.resolve("shop"));
    assertThat(
            done(
                "campaigns",
                "declare",
                "tea",
                "--starts",
                "2026-01-01",
                "--ends",
                "2034-01-01",
                "--budget",
                "100",
                "--per-thousand",
                "5",
                "--creative",
                "a | Fresh tea | category=tea"))
        .contains("tea", "draft", "everyone");
    assertThat(done("campaigns", "start", "tea")).contains("running");
    assertThat(done("campaigns", "list")).contains("tea");
    assertThat(done("campaigns", "show", "tea")).contains("spent", "0 shown");
    assertThat(done("campaigns", "messages", "tea")).contains("customers; left out");
    Run lost = run("campaigns", "messages", "tea", "--send", "--out", folder + "/no/such/list");
    assertThat(lost.err()).contains("cannot write");
    assertThat(done("campaigns", "show", "tea")).as("nothing is paid for").contains("0 shown");
    assertThat(done("campaigns", "stop", "tea")).contains("stopped");
    Run none = run("campaigns", "show", "none");
    assertThat(none.status()).isNotZero();
    assertThat(none.err()).contains("there is no campaign 'none'");
  }

  @Test
  void anAdvertisementFitsItsChannel() {
    String product = SmallShop.in(folder.resolve("shop")).product();
    String ads = done("write", "ad", product, "--channel", "sms", "--lang", "en");
    assertThat(ads).contains("expected", "searched");
    assertThat(ads.lines().map(line -> line.replaceFirst("   \\[expected.*", "")))
        .allSatisfy(ad -> assertThat(ad.length()).isLessThanOrEqualTo(150));
    assertThat(run("write", "ad", "none", "--channel", "sms").err()).contains("no product 'none'");
    assertThat(run("write", "ad", product, "--channel", "radio").err()).contains("channel");
  }
}
