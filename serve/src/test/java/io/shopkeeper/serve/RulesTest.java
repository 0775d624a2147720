package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rules over HTTP and on their page: written, looked at, kept, obeyed, undone.
class RulesTest {
  private static final String RULES = "/api/v1/rules";
  private static final String LIST = "/api/v1/recommendations?count=5";

  @SuppressWarnings("NullAway.Init") // Started before each test.
  private ServedShop shop;

  @BeforeEach
  void start(@TempDir Path directory) {
    shop = ServedShop.start(directory);
  }

  @AfterEach
  void stop() {
    shop.close();
  }

  @Test
  void everyListKeepsARuleAtOnceAndNamesIt() {
    List<String> before = shown(local().get(LIST));
    String last = before.getLast();
    var added =
        local()
            .postJson(
                RULES,
                "{\"id\":\"first\",\"name\":\"Look here\",\"effect\":\"pin 1\",\"where\":\"id = %s\"}"
                    .formatted(last));
    assertThat(added.status()).as(added.text()).isEqualTo(201);
    assertThat(added.json().get("products")).isEqualTo(1L);
    var pinned = local().get(LIST);
    assertThat(shown(pinned).getFirst()).isEqualTo(last);
    assertThat(pinned.text()).contains("\"type\":\"rule\"", "Look here");
    assertThat(local().postJson(RULES, exclude("out", "id = " + last)).status()).isEqualTo(201);
    assertThat(shown(local().get(LIST))).hasSize(5).doesNotContain(last);
    assertThat(local().get(RULES).text("findings")).contains("first", "out");
    assertThat(local().send("DELETE", RULES + "/out", null, null).status()).isEqualTo(200);
    assertThat(shown(local().get(LIST)).getFirst()).isEqualTo(last);
    assertThat(local().send("DELETE", RULES + "/out", null, null).status()).isEqualTo(404);
  }

  @Test
  void similarProductsKeepRulesToo() {
    List<String> before = shown(local().get("/api/v1/products/p-1/similar"));
    assertThat(before).isNotEmpty();
    local().postJson(RULES, exclude("out", "id = " + before.getFirst()));
    assertThat(shown(local().get("/api/v1/products/p-1/similar")))
        .doesNotContain(before.getFirst());
  }

  @Test
  void whatTheAssistantShowsKeepsTheRules() {
    String question = "{\"question\":\"what goes well, similar to p-1?\"}";
    String first =
        local().postJson("/api/v1/ask", question).list("statements").stream()
            .flatMap(statement -> sources(statement).stream())
            .map(source -> String.valueOf(source.get("id")))
            .findFirst()
            .orElseThrow();
    local().postJson(RULES, exclude("out", "id = " + first));
    assertThat(local().postJson("/api/v1/ask", question).text())
        .contains("\"kind\":\"product\"")
        .doesNotContain("\"id\":\"%s\"".formatted(first));
  }

  @Test
  void searchKeepsRulesToo() {
    String query = "/api/v1/search?q=cup&explain=true";
    List<String> before = shown(local().get(query));
    assertThat(before).hasSizeGreaterThan(1);
    var added =
        local()
            .postJson(
                RULES,
                "{\"id\":\"first\",\"name\":\"Look here\",\"effect\":\"pin 1\",\"where\":\"id = \\\"%s\\\"\"}"
                    .formatted(before.getLast()));
    assertThat(added.status()).as(added.text()).isEqualTo(201);
    assertThat(shown(local().get(query)).getFirst()).isEqualTo(before.getLast());
    local().postJson(RULES, exclude("out", "id = " + before.getFirst()));
    assertThat(shown(local().get(query))).doesNotContain(before.getFirst());
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> sources(Map<String, Object> statement) {
    return (List<Map<String, Object>>) Objects.requireNonNull(statement.get("sources"));
  }

  @Test
  void aRuleThatExcludesAllGivesAnEmptyListWithAMessage() {
    local().postJson(RULES, exclude("all", ""));
    var reply = local().get(LIST);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(shown(reply)).isEmpty();
    assertThat(reply.text("notes")).contains("all left out every product");
    assertThat(local().get(RULES + "?lang=zh").text("findings")).contains("排除了所有商品");
  }

  @Test
  void aPreviewChangesNothing() {
    List<String> before = shown(local().get(LIST));
    var preview =
        local().postJson(RULES + "/preview?count=5", exclude("x", "id = " + before.getFirst()));
    assertThat(preview.status()).as(preview.text()).isEqualTo(200);
    assertThat(preview.text("before")).contains(before.getFirst());
    assertThat(preview.text("after")).doesNotContain("\"" + before.getFirst() + "\"");
    assertThat(shown(local().get(LIST))).isEqualTo(before);
    assertThat(local().get(RULES).list("rules")).isEmpty();
    var typo = local().postJson(RULES + "/preview", exclude("x", "colr = red"));
    assertThat(typo.text("findings")).contains("colr");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "boost 2 | price < cheap | column 9",
        "boost 2 | (a = 1 | column 7",
        "explode | | none of boost",
        "pin 0 | | 1 to 100",
      })
  void aRuleThatMakesNoSenseIsRefusedNamingThePlace(String effect, String where, String reason) {
    var reply =
        local()
            .postJson(
                RULES,
                "{\"id\":\"x\",\"effect\":\"%s\",\"where\":\"%s\"}"
                    .formatted(effect, where == null ? "" : where));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("detail")).contains(reason);
  }

  @Test
  void changesAreRememberedAndUndone() {
    local().postJson(RULES, exclude("x", "id = p-1"));
    local().send("PUT", RULES + "/x", "application/json", exclude("x", "id = p-2"));
    assertThat(local().get(RULES + "/x").text("where")).isEqualTo("id = p-2");
    assertThat(undo(1).status()).isEqualTo(400);
    assertThat(undo(2).status()).isEqualTo(200);
    assertThat(local().get(RULES + "/x").text("where")).isEqualTo("id = p-1");
    assertThat(undo(3).status()).isEqualTo(200);
    assertThat(local().get(RULES + "/x").text("where")).isEqualTo("id = p-2");
    assertThat(undo(99).status()).isEqualTo(404);
    var history = local().get(RULES + "/history");
    assertThat(history.list("revisions")).hasSize(4);
    assertThat(history.text()).contains("\"local\"", "restored");
    assertThat(local().get("/api/v1/audit").text()).contains("POST /api/v1/rules");
  }

  @Test
  void aFileIsTakenOverLineByLine() {
    String file = "id,effect,where\na,boost 2,price < 50\nb,boost,\nc,exclude,price <\n";
    var reply = local().send("PUT", RULES + "/file?replace=true", "text/csv", file);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.json()).containsEntry("accepted", 1L).containsEntry("replaced", false);
    assertThat(reply.text("rejected")).contains("3", "4", "column 8");
    var exported = local().get(RULES + "/file");
    assertThat(exported.text()).startsWith("id,name,effect").contains("\"boost 2\"");
    assertThat(local().send("PUT", RULES + "/file", "text/csv", "nonsense").status())
        .isEqualTo(400);
    var replaced =
        local().send("PUT", RULES + "/file?replace=true", "text/csv", "id,effect\nz,pin 1\n");
    assertThat(replaced.json()).containsEntry("replaced", true);
    assertThat(local().get(RULES).list("rules")).hasSize(1);
  }

  @Test
  void thePageWritesShowsAndUndoes() {
    String form = "id=up&name=Up&effect=boost+3&where=price+%3C+1000&until=sunday";
    assertThat(english().get("/rules?" + form).text())
        .contains("What it would do", "With the rule");
    assertThat(post("/rules", form).status()).isEqualTo(303);
    assertThat(english().get("/rules").text()).contains("boost 3", "until 20", "up added");
    assertThat(english().get("/rules?edit=up").text()).contains("value=\"price &lt; 1000\"");
    var refused = post("/rules", "id=up&effect=boost+3&where=price+%3C");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("column 8");
    assertThat(post("/rules/undo", "revision=1").status()).isEqualTo(303);
    assertThat(english().get("/rules").text()).contains("No rules yet");
    var file = post("/rules/file", "file=id,effect%0Aa,boost+2%0Ab,what%0A");
    assertThat(file.status()).isEqualTo(400);
    assertThat(file.text()).contains("Line 3", "boost 2");
    assertThat(post("/rules/remove", "id=a").status()).isEqualTo(303);
  }

  private static String exclude(String id, String where) {
    return "{\"id\":\"%s\",\"effect\":\"exclude\",\"where\":\"%s\"}".formatted(id, where);
  }

  private HttpAs.Reply undo(int revision) {
    return local().send("POST", RULES + "/history/%d/undo".formatted(revision), null, null);
  }

  private HttpAs.Reply post(String path, String form) {
    return english().send("POST", path, "application/x-www-form-urlencoded", form);
  }

  private static List<String> shown(HttpAs.Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.list("items").stream().map(item -> String.valueOf(item.get("product"))).toList();
  }

  private HttpAs local() {
    return new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
  }

  private HttpAs english() {
    return local().with("Accept-Language", "en");
  }
}
