package io.shopkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.app.remote.ShopkeeperClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands that do everything, as processes of their own.
class DemoCommandTest {
  @TempDir private Path scratch = Path.of("");

  @Test
  void demoMakesUpAShopOnceAndGoesOnWithItLater() throws IOException {
    Path data = scratch.resolve("data");
    String[] words = {
      "demo",
      "--port",
      "0",
      "--data-dir",
      data.toString(),
      "--products",
      "250",
      "--attributes",
      "10",
      "--customers",
      "1500",
      "--days",
      "80"
    };
    try (ChildProcess demo = ChildProcess.start(scratch, words)) {
      demo.serving(data.resolve("demo"));
      assertThat(Run.inProcess("similar", "P0001", "--data-dir", data.toString()).status())
          .as("without a shop of one's own, the demo is meant")
          .isZero();
      Run run = demo.stop();
      assertThat(run.status()).isZero();
      assertThat(run.err())
          .contains("Making up a shop", "250 products", "1,500 customers", "over 80 days")
          .contains("found out while it serves");
      assertThat(run.out()).contains("/login?token=", "sk_", "/shop");
    }
    try (ChildProcess demo = ChildProcess.start(scratch, words)) {
      demo.serving(data.resolve("demo"));
      Run run = demo.stop();
      assertThat(run.err())
          .contains("Going on with", "sizes count for a new one")
          .doesNotContain("Making up");
      assertThat(run.out()).contains("storefront http://");
    }
  }

  @Test
  void aSizeThatIsNoneIsRefusedBeforeAnythingIsMade() {
    Path data = scratch.resolve("none");
    for (String size : List.of("0", "-1", "100001", "many")) {
      Run run = Run.inProcess("demo", "--products", size, "--data-dir", data.toString());
      assertThat(run.status()).as(size).isNotZero();
      assertThat(run.err()).contains(size);
    }
    assertThat(data).doesNotExist();
  }

  @Test
  void runReadsTrainsAndServesAndServeGoesOn() throws IOException {
    Path data = Files.createDirectory(scratch.resolve("tea-house"));
    Files.writeString(
        data.resolve("products.csv"), "id,title,price\nt1,Tea,3\nt2,Cup,5\nt3,Pot,9\n");
    Files.writeString(
        data.resolve("orders.csv"),
        """
        order,customer,time,product,quantity,price
        o1,ann,2026-11-01T10:00:00Z,t1,1,3
        o1,ann,2026-11-01T10:00:00Z,t2,1,5
        o2,bob,2026-11-02T10:00:00Z,t1,1,3
        o2,bob,2026-11-02T10:00:00Z,t3,1,9
        """);
    Path folder = scratch.resolve("store");
    String[] run = {
      "run",
      "--data",
      data.toString(),
      "--port",
      "0",
      "--data-dir",
      folder.toString(),
      "--time-zone",
      "Asia/Shanghai",
      "--currency",
      "CNY"
    };
    try (ChildProcess shop = ChildProcess.start(scratch, run)) {
      try (var client = new ShopkeeperClient(shop.serving(folder))) {
        assertThat(client.get("/api/v1/stats"))
            .contains("\"tea-house\"", "Asia/Shanghai", "CNY", "\"orders\":2");
        assertThat(client.get("/api/v1/recommendations?customer=ann")).contains("\"t3\"");
      }
      Run ended = shop.stop();
      assertThat(ended.out()).contains("accepted", "tea-house").doesNotContain("storefront");
    }
    try (ChildProcess again = ChildProcess.start(scratch, run)) {
      again.serving(folder);
      assertThat(again.stop().out()).containsPattern("new events +0\n");
    }
    String[] serve = {"serve", "--port", "0", "--data-dir", folder.toString()};
    try (ChildProcess later = ChildProcess.start(scratch, serve);
        var client = new ShopkeeperClient(later.serving(folder))) {
      assertThat(client.get("/api/v1/recommendations?customer=bob")).contains("\"t2\"");
    }
  }
}
