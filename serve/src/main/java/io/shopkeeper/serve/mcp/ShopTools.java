package io.shopkeeper.serve.mcp;

import io.shopkeeper.assist.Assistant;
import io.shopkeeper.assist.Question;
import io.shopkeeper.assist.Statement;
import io.shopkeeper.assist.records.OrderRecord;
import io.shopkeeper.assist.records.ServiceDesk;
import io.shopkeeper.assist.records.ServiceRequest;
import io.shopkeeper.assist.records.ShopRecords;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Sha256;
import io.shopkeeper.search.SearchRequest;
import io.shopkeeper.search.Searcher;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tools: what the assistant itself may know and do, with the same checks. Orders are told to
/// the customer whose they are alone, and a request is registered only when asked for a second time
/// with the code that the first answer held. Safe for any number of threads.
final class ShopTools {
  private static final int FOUND = 10;
  private static final int MOST_COMPARED = 5;
  private static final int ORDERS = 10;
  private static final int CODE_BYTES = 6;
  private static final String ORDER = "The number of an order of the signed customer.";
  private static final String PRODUCT = "The id of a product.";

  private final Searcher searcher;
  private final ShopRecords records;
  private final ServiceDesk desk;
  private final Assistant assistant;
  private final InstantSource clock;

  ShopTools(
      Searcher searcher,
      ShopRecords records,
      ServiceDesk desk,
      Assistant assistant,
      InstantSource clock) {
    this.searcher = searcher;
    this.records = records;
    this.desk = desk;
    this.assistant = assistant;
    this.clock = clock;
  }

  List<Tool> all() {
    return List.of(
        new Tool(
            "search_products",
            "Finds products by words, in Chinese or English; limits of price may be among them.",
            Map.of("query", "What is looked for, as a customer would write it."),
            Map.of(),
            true,
            (arguments, _) -> search(argument(arguments, "query"))),
        new Tool(
            "get_product",
            "A product as the catalogue has it now: title, price, stock, brand, attributes.",
            Map.of("product", PRODUCT),
            Map.of(),
            true,
            (arguments, _) -> told(product(argument(arguments, "product")), true)),
        new Tool(
            "check_stock",
            "Whether a product can be bought now.",
            Map.of("product", PRODUCT),
            Map.of(),
            true,
            (arguments, _) -> stock(product(argument(arguments, "product")))),
        new Tool(
            "compare_products",
            "From two to five products side by side.",
            Map.of("products", "Ids of products, with commas between."),
            Map.of(),
            true,
            (arguments, _) -> compare(argument(arguments, "products"))),
        new Tool(
            "list_orders",
            "The newest orders of the signed customer.",
            Map.of(),
            Map.of(),
            true,
            (_, customer) -> orders(customer)),
        new Tool(
            "get_order",
            "One order of the signed customer: what was bought, when, and what went back.",
            Map.of("order", ORDER),
            Map.of(),
            true,
            (arguments, customer) -> told(order(argument(arguments, "order"), customer))),
        new Tool(
            "ask_shop",
            "An answer from the shop's records and rules (delivery, returns, payment …), each"
                + " statement with what it rests on.",
            Map.of("question", "The question, in Chinese or English."),
            Map.of(),
            true,
            (arguments, customer) -> ask(argument(arguments, "question"), customer)),
        new Tool(
            "start_request",
            "Asks for a return, an exchange or a cancellation. The first call registers nothing: it"
                + " tells what would be registered and a code. Ask the customer; call again with"
                + " the code only after their yes.",
            Map.of("kind", "return, exchange or cancel.", "order", ORDER),
            Map.of(
                "product", "The id of one product of the order; the whole order without.",
                "code", "As the first call told it, after the customer's yes."),
            false,
            this::request));
  }

  private static String argument(Map<String, String> arguments, String name) {
    return arguments.getOrDefault(name, "");
  }

  private Map<String, Object> search(String query) {
    return Map.of(
        "products",
        searcher.search(SearchRequest.of(query, FOUND)).hits().stream()
            .map(hit -> told(hit.product(), false))
            .toList());
  }

  private Product product(String id) {
    Product product = records.products(List.of(new ProductId(id))).get(new ProductId(id));
    if (product == null) {
      throw new IllegalArgumentException("there is no product '%s'".formatted(id));
    }
    return product;
  }

  private static Map<String, Object> told(Product product, boolean whole) {
    var told = new LinkedHashMap<String, Object>();
    told.put("id", product.id().value());
    told.put("title", product.title());
    Money price = product.price();
    if (price != null) {
      told.put("price", price.toString());
    }
    told.put("inStock", product.inStock());
    String brand = product.brand();
    if (brand != null) {
      told.put("brand", brand);
    }
    if (whole) {
      told.put("categories", product.categories());
      told.put("attributes", product.attributes());
      String description = product.description();
      if (description != null) {
        told.put("description", description);
      }
    }
    return told;
  }

  private static Map<String, Object> stock(Product product) {
    return Map.of("id", product.id().value(), "inStock", product.inStock());
  }

  private Map<String, Object> compare(String ids) {
    List<String> wanted = Arrays.stream(ids.split("[,，]")).map(String::strip).distinct().toList();
    if (wanted.size() < 2 || wanted.size() > MOST_COMPARED) {
      throw new IllegalArgumentException(
          "%d products are named, from 2 to %d can be compared"
              .formatted(wanted.size(), MOST_COMPARED));
    }
    return Map.of("products", wanted.stream().map(id -> told(product(id), true)).toList());
  }

  private static CustomerId known(@Nullable CustomerId customer) {
    if (customer == null) {
      throw new IllegalArgumentException(
          "it is not known who the customer is: send their signed id in the header"
              + " Shopkeeper-Identity");
    }
    return customer;
  }

  private Map<String, Object> orders(@Nullable CustomerId customer) {
    return Map.of(
        "orders", records.orders(known(customer), ORDERS).stream().map(ShopTools::told).toList());
  }

  private OrderRecord order(String id, @Nullable CustomerId customer) {
    return records
        .order(new OrderId(id), known(customer))
        .orElseThrow(
            () -> new IllegalArgumentException("the customer has no order '%s'".formatted(id)));
  }

  private static Map<String, Object> told(OrderRecord order) {
    var told = new LinkedHashMap<String, Object>();
    told.put("order", order.id().value());
    told.put("orderedAt", order.orderedAt().toString());
    told.put("total", order.total().toString());
    told.put("lines", order.lines().stream().map(ShopTools::told).toList());
    Instant refunded = order.refundedAt();
    if (refunded != null) {
      told.put("refundedAt", refunded.toString());
      told.put("refunded", order.refunded().stream().map(ShopTools::told).toList());
    }
    return told;
  }

  private static Map<String, Object> told(OrderLine line) {
    return Map.of(
        "product",
        line.product().value(),
        "quantity",
        line.quantity(),
        "unitPrice",
        line.unitPrice().toString());
  }

  private Map<String, Object> ask(String question, @Nullable CustomerId customer) {
    var answer =
        assistant.answer(new Question(question, customer, clock.instant()), assistant.begin());
    return Map.of(
        "outcome",
        answer.outcome().name().toLowerCase(Locale.ROOT),
        "statements",
        answer.statements().stream().map(ShopTools::told).toList());
  }

  private static Map<String, Object> told(Statement statement) {
    return Map.of(
        "text",
        statement.text(),
        "sources",
        statement.sources().stream()
            .map(source ->
                Map.of(
                    "kind",
                    source.kind(),
                    "id",
                    source.id(),
                    "field",
                    source.field(),
                    "value",
                    source.value()))
            .toList());
  }

  private Map<String, Object> request(
      Map<String, String> arguments, @Nullable CustomerId customer) {
    ServiceRequest.Kind kind = kind(argument(arguments, "kind"));
    OrderRecord order = order(argument(arguments, "order"), customer);
    String named = argument(arguments, "product");
    ProductId product = named.isEmpty() ? null : new ProductId(named);
    List<ProductId> kept = order.keptProducts();
    if (product == null ? kept.isEmpty() : !kept.contains(product)) {
      throw new IllegalArgumentException(
          "nothing of that kind is left of order '%s'".formatted(order.id()));
    }
    var asked = new LinkedHashMap<String, Object>();
    asked.put("kind", kind.name().toLowerCase(Locale.ROOT));
    asked.put("order", order.id().value());
    asked.put("product", named.isEmpty() ? "all" : named);
    String code = code(known(customer), asked);
    if (!code.equals(argument(arguments, "code"))) {
      asked.put("registered", false);
      asked.put("code", code);
      return asked;
    }
    String number =
        desk.open(new ServiceRequest(kind, known(customer), order.id(), product, clock.instant()));
    asked.put("registered", true);
    asked.put("number", number);
    return asked;
  }

  private static ServiceRequest.Kind kind(String name) {
    for (ServiceRequest.Kind kind : ServiceRequest.Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "kind is '%s': give return, exchange or cancel".formatted(name));
  }

  /// Shows that exactly this was told before; no secret.
  private static String code(CustomerId customer, Map<String, Object> asked) {
    byte[] hash = Sha256.digest().digest((customer + " " + asked).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, CODE_BYTES);
  }
}
