package io.shopkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.serve.http.JsonTree;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands on a folder that no server holds.
class CommandTest {
  @TempDir private static Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private static SmallShop shop;

  @BeforeAll
  static void makeAShop() {
    shop = SmallShop.in(folder);
  }

  @Test
  void aRecommendationIsExplained() {
    Run run = run("recommend", shop.customer(), "--count", "3");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("  1. ", "  2. ", "  3. ", "model item-neighbours-");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void theReasonsOfARecommendationAddUpToItsScore() {
    Run run = run("recommend", shop.customer(), "--json");
    assertThat(run.status()).isZero();
    assertThat(objects(JsonTree.object(run.out()), "items"))
        .isNotEmpty()
        .allSatisfy(item -> {
          double sum =
              objects(item, "reasons").stream()
                  .mapToDouble(reason -> number(reason, "contribution"))
                  .sum();
          assertThat(sum).isCloseTo(number(item, "score"), within(1e-6));
        });
  }

  @Test
  void aCustomerNobodyKnowsGetsWhatIsPopular() {
    Run run = run("recommend", "nobody");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("what many bought lately");
  }

  @Test
  void similarProductsAreExplained() {
    Run run = run("similar", shop.product());
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("  1. ");
  }

  @Test
  void whatIsBoughtTogetherAndAgainIsAnswered() {
    Run together = run("similar", shop.product(), "--bought-together");
    assertThat(together.status()).isZero();
    assertThat(together.out()).contains("same orders", "model orders-");
    Run again = run("recommend", shop.customer(), "--buy-again");
    assertThat(again.status()).isZero();
    assertThat(again.out()).contains("usually buys again", "model orders-");
  }

  @Test
  void wordsFindProductsWithReasons() {
    Run similar = run("similar", shop.product(), "--json");
    String title =
        String.valueOf(objects(JsonTree.object(similar.out()), "items").getFirst().get("title"));
    Run found = run("search", title);
    assertThat(found.status()).as(found.reason()).isZero();
    assertThat(found.out()).contains("  1. ", title);
    assertThat(found.err()).isEmpty();
    assertThat(run("search", "zzqqxxw").out()).contains("Nothing answers this.");
    assertThat(run("search").status()).isNotZero();
  }

  @Test
  void aProfileIsTold() {
    Run run = run("profile", shop.customer());
    assertThat(run.status()).as(run.reason()).isZero();
    assertThat(run.out())
        .contains(shop.customer() + ": ", "prices ", "categories ")
        .containsPattern("orders .* \\d+\\.\\d\\d EUR in all");
    assertThat(run("train", "themes").out()).contains("themes");
    assertThat(run("profile", shop.customer()).out()).contains("  reviews ", "products bought");
    Run unknown = run("profile", "nobody");
    assertThat(unknown.status()).isEqualTo(1);
    assertThat(unknown.reason()).contains("nobody");
  }

  @Test
  void aKeyForPagesComesWithTheSecretThatSignsCustomers() {
    Run created =
        run("keys", "create", "pages", "--role", "collect", "--origin", "https://shop.test");
    assertThat(created.out()).startsWith("sk_").contains("identity secret ");
    assertThat(run("keys", "list").out()).contains("[https://shop.test]");
    Run refused = run("keys", "create", "pages", "--origin", "https://shop.test");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.reason()).contains("only the role collect");
  }

  @Test
  void aProductNobodyKnowsIsAFailure() {
    Run run = run("similar", "no such/product?");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.reason()).contains("no such/product?");
  }

  @Test
  void aKeyIsShownOnceAndCanBeTakenBack() {
    Run created = run("keys", "create", "web shop", "--role", "collect");
    assertThat(created.out()).startsWith("sk_");
    String id = created.out().substring(3, created.out().indexOf('_', 3));
    assertThat(run("keys", "list").out()).contains(id, "collect", "web shop");
    assertThat(run("keys", "list").out()).doesNotContain(created.out().strip());
    assertThat(run("keys", "revoke", id).status()).isZero();
    assertThat(run("keys", "list").out()).doesNotContain(id);
  }

  @Test
  void aPersonIsLetInWithAPasswordFromStandardInput() {
    assertThat(typing("correct horse battery", "people", "add", "Ada").out())
        .contains("Ada may log in as analyst");
    assertThat(run("people", "list").out()).contains("analyst", "Ada");
    assertThat(typing("short", "people", "password", "Ada").reason())
        .contains("the password has 5 characters");
    assertThat(typing("another horse battery", "people", "password", "Ada").status()).isZero();
    assertThat(run("people", "remove", "Ada").status()).isZero();
    assertThat(run("people", "list").out()).doesNotContain("Ada");
    assertThat(run("people", "remove", "Ada").reason()).contains("nobody called 'Ada'");
  }

  private Run typing(String line, String... arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
    try {
      return run(arguments);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void aRoleThatDoesNotExistIsRefusedWithThoseThatDo() {
    Run run = run("keys", "create", "x", "--role", "king");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.reason()).contains("king", "admin", "service");
  }

  @Test
  void trainingMakesANewVersion() {
    Run run = run("train", "--json");
    assertThat(run.status()).isZero();
    assertThat(JsonTree.object(run.out())).containsKeys("model", "customers");
    assertThat(run.err()).isEmpty();
    assertThat(run("models", "list").out())
        .contains(String.valueOf(JsonTree.object(run.out()).get("model")));
  }

  @Test
  void aModelIsTrainedByNameAndAnOlderVersionPromoted(@TempDir Path scratch) {
    SmallShop other = SmallShop.in(scratch);
    String data = scratch.toString();
    Run train = Run.inProcess("train", "recommend", "--model", "als", "--data-dir", data);
    assertThat(train.status()).as(train.err()).isZero();
    assertThat(train.out()).contains("als-1", "it was asked for");
    Run promote = Run.inProcess("models", "promote", "item-neighbours-1", "--data-dir", data);
    assertThat(promote.status()).as(promote.err()).isZero();
    assertThat(Run.inProcess("models", "list", "--data-dir", data).out())
        .contains("* item-neighbours-1", "  als-1");
    assertThat(Run.inProcess("recommend", other.customer(), "--data-dir", data).out())
        .contains("model item-neighbours-1");
  }

  @Test
  void aVersionThatIsNotKeptIsRefusedWithThoseThatAre() {
    Run run = run("models", "promote", "als-99");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.reason()).contains("als-99", "item-neighbours-");
  }

  @Test
  void anUnknownFamilyOfModelsIsRefusedWithThoseThereAre() {
    Run run = run("train", "--model", "oracle");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.reason()).contains("oracle", "als", "blend", "auto");
  }

  @Test
  void anUnknownModelIsRefusedWithThoseThereAre() {
    Run run = run("train", "oracle");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.reason()).contains("oracle", "recommend");
  }

  @Test
  void filesAreReadAndRefusedLinesCounted() throws IOException {
    Path file =
        Files.writeString(folder.resolve("products.csv"), "id,title,price\na,A,1\nb,B,-2\n");
    Run run = run("ingest", file.toString(), "--json");
    assertThat(run.status()).isZero();
    assertThat(JsonTree.object(run.out()))
        .containsEntry("accepted", 1L)
        .containsEntry("rejected", 1L);
  }

  @Test
  void anEmptyFolderBecomesTheShopThatTheFilesAreOf(@TempDir Path scratch) throws IOException {
    Path exports = Files.createDirectory(scratch.resolve("Our_Exports 2026"));
    Files.writeString(exports.resolve("products.csv"), "id,title,price\na,A,1\n");
    String data = scratch.resolve("data").toString();
    Run first = Run.inProcess("ingest", exports.toString(), "--data-dir", data);
    assertThat(first.status()).isZero();
    Run refused =
        Run.inProcess("run", "--data", exports + "", "--shop", "other", "--data-dir", data);
    assertThat(refused.reason()).contains("our-exports-2026", "other");
  }

  @Test
  void aDemoIsNotMixedWithAShopOfOnesOwn(@TempDir Path scratch) throws IOException {
    Path data = scratch.resolve("data");
    SmallShop.in(ShopFolder.demo(data));
    Path file = Files.writeString(scratch.resolve("products.csv"), "id,title,price\na,A,1\n");
    Run ingest = Run.inProcess("ingest", file + "", "--shop", "mine", "--data-dir", data + "");
    assertThat(ingest.status()).as(ingest.err()).isZero();
    Run other = Run.inProcess("run", "--data", file + "", "--shop", "x", "--data-dir", data + "");
    assertThat(other.reason()).contains("'mine'");
    try (Store demo = DuckStore.open(ShopFolder.demo(data), null, InstantSource.system())) {
      assertThat(demo.facts().products(List.of(new ProductId("a")))).isEmpty();
    }
  }

  @Test
  void aShopIsFoundedWhereTheFirstStartBrokeOff(@TempDir Path data) throws IOException {
    assertThatThrownBy(() -> DuckStore.open(data, null, InstantSource.system()))
        .hasMessageContaining("holds no shop yet");
    assertThat(DuckStore.isIn(data)).isTrue();
    Path file = Files.writeString(data.resolve("products.csv"), "id,title,price\na,A,1\n");
    Run ingest = Run.inProcess("ingest", file + "", "--data-dir", data + "");
    assertThat(ingest.status()).as(ingest.err()).isZero();
  }

  @Test
  void nothingIsFoundedForAFolderWithoutData(@TempDir Path scratch) throws IOException {
    Path photos = Files.createDirectory(scratch.resolve("photos"));
    Files.writeString(photos.resolve("cat.jpeg"), "a cat");
    Path data = scratch.resolve("data");
    Run run = Run.inProcess("run", "--data", photos + "", "--data-dir", data + "");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.reason()).contains("nothing to read", "photos");
    assertThat(data).doesNotExist();
  }

  @Test
  void aModelThatCannotBeReadStopsNoCommand(@TempDir Path scratch) throws IOException {
    SmallShop other = SmallShop.in(scratch);
    Path model = scratch.resolve("models/item-neighbours/00000001.model");
    byte[] bytes = Files.readAllBytes(model);
    bytes[bytes.length / 2] ^= 1;
    Files.write(model, bytes);
    String data = scratch.toString();
    assertThat(Run.inProcess("recommend", other.customer(), "--data-dir", data).out())
        .contains("Nothing has been trained yet");
    assertThat(Run.inProcess("train", "--data-dir", data).status()).isZero();
    assertThat(Run.inProcess("recommend", other.customer(), "--data-dir", data).out())
        .contains("item-neighbours-2");
  }

  @Test
  void nothingIsFoundedForAFileThatIsNotThere(@TempDir Path scratch) {
    Path data = scratch.resolve("data");
    Run run = Run.inProcess("ingest", scratch.resolve("no.csv") + "", "--data-dir", data + "");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.reason()).contains("no.csv");
    assertThat(data).doesNotExist();
  }

  @Test
  void aFileThatIsNotThereIsAFailure() {
    Run run = run("ingest", folder.resolve("missing.csv").toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.reason()).contains("missing.csv");
  }

  @Test
  void aPlatformsExportIsReadWithColumnsOfOnesOwnAndTheReportSaysHow(@TempDir Path scratch)
      throws IOException {
    Path file =
        Files.writeString(
            scratch.resolve("export.csv"),
            """
            Name,Email,Zahlstatus,Created at,Lineitem quantity,Lineitem name,Lineitem price,New
            #1,ada@example.com,paid,2026-11-02 10:00:00 +0100,1,Towel,8.00,?
            """);
    String data = scratch.resolve("data").toString();

    Run run =
        Run.inProcess(
            "ingest", file + "", "--map", "Zahlstatus=Financial Status", "--data-dir", data);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("shopify: orders, by its columns", "Zahlstatus = Financial Status, as mapped")
        .contains("(New)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "run --data"})
  void aMappingOfNoColumnFoundsNoShop(String command, @TempDir Path scratch) throws IOException {
    Path file = Files.writeString(scratch.resolve("products.csv"), "id,title\na,A\n");
    Path data = scratch.resolve("data");

    var words = new ArrayList<>(List.of(command.split(" ")));
    words.addAll(List.of(file + "", "--map", "Preis=prise", "--data-dir", data + ""));
    Run run = Run.inProcess(words.toArray(String[]::new));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.reason()).contains("'prise' is no column of any format");
    assertThat(data).doesNotExist();
  }

  @Test
  void anUnknownFormatIsRefusedWithThoseThereAre() {
    Run run = run("ingest", "x.csv", "--format", "papyrus");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.reason()).contains("papyrus", "native, flat, online-retail");
  }

  private static Run run(String... words) {
    String[] all = new String[words.length + 2];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--data-dir";
    all[words.length + 1] = folder.toString();
    return Run.inProcess(all);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> objects(Map<String, Object> members, String name) {
    return (List<Map<String, Object>>) members.getOrDefault(name, List.of());
  }

  private static double number(Map<String, Object> members, String name) {
    return ((Number) members.getOrDefault(name, Double.NaN)).doubleValue();
  }
}
