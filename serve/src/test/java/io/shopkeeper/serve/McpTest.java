package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.serve.HttpAs.Reply;
import io.shopkeeper.serve.http.JsonTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The tools of customer service by the Model Context Protocol.
@TestInstance(Lifecycle.PER_CLASS)
class McpTest {
  private ServedShop shop;
  private String key;
  private String signed;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    shop = ServedShop.start(directory);
    var line =
        new OrderLine(SampleShop.product(0), 2, new Money(450, SampleShop.shop().currency()));
    shop.store()
        .log()
        .append(
            List.of(
                new ShopEvent.Purchase(
                    new EventId("bought"),
                    new Visit(
                        new CustomerId("c-1"),
                        null,
                        Channel.WEB,
                        Instant.parse("2026-01-05T12:00:00Z")),
                    new OrderId("W-5001"),
                    List.of(line))));
    var local = new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
    key = local.postJson("/api/v1/keys", "{\"name\":\"bot\",\"role\":\"service\"}").text("key");
    String secret =
        local
            .postJson(
                "/api/v1/keys",
                "{\"name\":\"pages\",\"role\":\"collect\",\"origins\":[\"https://shop.test\"]}")
            .text("identitySecret");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    signed = "c-1." + HexFormat.of().formatHex(mac.doFinal("c-1".getBytes(StandardCharsets.UTF_8)));
  }

  @AfterAll
  void stop() {
    shop.close();
  }

  private Reply send(String body, boolean asCustomer) {
    HttpAs http = new HttpAs(shop.server(), key);
    if (asCustomer) {
      http.with("Shopkeeper-Identity", signed);
    }
    return http.with("Accept", "application/json, text/event-stream").postJson("/mcp", body);
  }

  private static Map<String, Object> member(Map<String, Object> holder, String name) {
    return JsonTree.objects(List.of(holder.getOrDefault(name, Map.of()))).getFirst();
  }

  private Map<String, Object> result(String method, String params, boolean asCustomer) {
    Reply reply =
        send(
            "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"%s\",\"params\":%s}"
                .formatted(method, params),
            asCustomer);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.json()).containsEntry("jsonrpc", "2.0").containsEntry("id", 7L);
    return member(reply.json(), "result");
  }

  private Map<String, Object> call(String tool, String arguments, boolean asCustomer) {
    return result(
        "tools/call", "{\"name\":\"%s\",\"arguments\":%s}".formatted(tool, arguments), asCustomer);
  }

  private Map<String, Object> told(String tool, String arguments, boolean asCustomer) {
    Map<String, Object> result = call(tool, arguments, asCustomer);
    assertThat(result).as(result.toString()).containsEntry("isError", false);
    Map<String, Object> told = member(result, "structuredContent");
    Map<String, Object> content = JsonTree.objects(result.get("content")).getFirst();
    assertThat(JsonTree.object(String.valueOf(content.get("text")))).isEqualTo(told);
    return told;
  }

  @Test
  void aProgramIntroducesItselfAndLearnsTheTools() {
    Map<String, Object> begun =
        result(
            "initialize",
            "{\"protocolVersion\":\"2025-03-26\",\"capabilities\":{},"
                + "\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}",
            false);
    assertThat(begun).containsEntry("protocolVersion", "2025-03-26");
    assertThat(member(begun, "capabilities")).containsKey("tools");
    assertThat(result("initialize", "{\"protocolVersion\":\"1999-01-01\"}", false))
        .containsEntry("protocolVersion", "2025-06-18");
    assertThat(
            send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}", false).status())
        .isEqualTo(202);
    assertThat(result("ping", "{}", false)).isEmpty();
    List<Map<String, Object>> tools =
        JsonTree.objects(result("tools/list", "{}", false).get("tools"));
    assertThat(tools)
        .extracting(tool -> tool.get("name"))
        .contains("search_products", "check_stock", "get_order", "ask_shop", "start_request");
    assertThat(tools)
        .allSatisfy(
            tool -> assertThat(member(tool, "inputSchema")).containsEntry("type", "object"));
  }

  @Test
  void productsAreFoundToldAndCompared() {
    assertThat(told("search_products", "{\"query\":\"stoneware cup\"}", false).toString())
        .contains("p-0");
    assertThat(told("get_product", "{\"product\":\"p-0\"}", false))
        .containsEntry("title", "Stoneware cup");
    assertThat(told("check_stock", "{\"product\":\"p-5\"}", false)).containsEntry("inStock", false);
    assertThat(
            JsonTree.objects(
                told("compare_products", "{\"products\":\"p-0, p-1\"}", false).get("products")))
        .hasSize(2);
    assertThat(call("get_product", "{\"product\":\"nope\"}", false)).containsEntry("isError", true);
    assertThat(call("compare_products", "{\"products\":\"p-0\"}", false))
        .containsEntry("isError", true);
  }

  @Test
  void anOrderIsToldToTheSignedCustomerOnly() {
    assertThat(told("get_order", "{\"order\":\"W-5001\"}", true).toString()).contains("p-0");
    assertThat(told("list_orders", "{}", true).toString()).contains("W-5001");
    assertThat(call("get_order", "{\"order\":\"W-5001\"}", false)).containsEntry("isError", true);
    assertThat(call("list_orders", "{}", false)).containsEntry("isError", true);
    assertThat(call("get_order", "{\"order\":\"1000-2-0\"}", true).toString())
        .contains("the customer has no order");
    assertThat(
            new HttpAs(shop.server(), key)
                .with("Shopkeeper-Identity", "c-1.00")
                .postJson("/mcp", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}")
                .status())
        .isEqualTo(403);
  }

  @Test
  void aReturnIsRegisteredOnlyWithTheCodeThatWasToldBefore() {
    String wish = "{\"kind\":\"return\",\"order\":\"W-5001\",\"code\":\"%s\"}";
    Map<String, Object> first = told("start_request", wish.formatted("guessed"), true);
    assertThat(first).containsEntry("registered", false);
    var local = new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
    assertThat(local.get("/api/v1/service-requests").list("requests")).isEmpty();
    Map<String, Object> exchange =
        told(
            "start_request", wish.replace("return", "exchange").formatted(first.get("code")), true);
    assertThat(exchange).as("a code of something else").containsEntry("registered", false);
    assertThat(told("start_request", wish.formatted(first.get("code")), true))
        .containsEntry("registered", true)
        .containsEntry("number", "R-1");
    assertThat(local.get("/api/v1/service-requests").list("requests")).hasSize(1);
    assertThat(call("start_request", wish.formatted("x"), false)).containsEntry("isError", true);
  }

  @Test
  void theShopAnswersWithItsSources() {
    assertThat(told("ask_shop", "{\"question\":\"How much is p-0?\"}", false).toString())
        .contains("€4.50", "price");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | 400 | -32700",
        "[] | 400 | -32700",
        "{\"id\":1} | 400 | -32600",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/fly\"} | 200 | -32601",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\"} | 200 | -32602",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"get_product\"}}"
            + " | 200 | -32602",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"get_product\",\"arguments\":{\"product\":{}}}}"
            + " | 200 | -32602"
      })
  void whatIsNoRequestIsRefusedWithItsReason(String body, int status, long code) {
    Reply reply = send(body, false);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(member(reply.json(), "error")).containsEntry("code", code);
  }
}
