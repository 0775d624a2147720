package io.shopkeeper.serve.api;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.ingest.Parsed;
import io.shopkeeper.ingest.ProductJson;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.store.Store;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/// Takes and shows the catalogue.
public final class ProductsApi {
  private final Store store;
  private final InstantSource clock;
  private final Consumer<List<Product>> changed;

  /// @param changed hears of products once they are on disk
  public ProductsApi(Store store, InstantSource clock, Consumer<List<Product>> changed) {
    this.store = store;
    this.clock = clock;
    this.changed = changed;
  }

  /// Adds or replaces products: one object, an array, `{"products": […]}` or an object a line.
  public Answer put(Request request) {
    byte[] body = Body.read(request);
    var refused = new Refused();
    var products = new ArrayList<Product>();
    for (Parsed<Product> parsed : ProductJson.parse(body, store.shop(), clock.instant())) {
      switch (parsed) {
        case Parsed.Accepted<Product> accepted -> products.add(accepted.value());
        case Parsed.Rejected<Product> rejected -> refused.add(rejected);
      }
    }
    if (products.isEmpty()) {
      throw refused.everything("product", body);
    }
    store.facts().putProducts(products);
    changed.accept(products);
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeNumberProperty("accepted", products.size());
          refused.write(json);
          json.writeEndObject();
        }));
  }

  public Answer show(Request request) {
    ProductId id = Ids.parse(request.path("id"), ProductId::new);
    Product product = store.facts().products(List.of(id)).get(id);
    if (product == null) {
      throw Problem.notFound(
              "there is no product '%s' in the catalogue".formatted(id),
              "Check the id, or add the product with PUT /api/v1/products.")
          .asException();
    }
    return Answer.json(Json.write(json -> write(json, product)));
  }

  private static void write(JsonGenerator json, Product product) {
    json.writeStartObject();
    json.writeStringProperty("id", product.id().value());
    json.writeStringProperty("title", product.title());
    if (product.description() != null) {
      json.writeStringProperty("description", product.description());
    }
    json.writeArrayPropertyStart("categories");
    product.categories().forEach(json::writeString);
    json.writeEndArray();
    if (product.brand() != null) {
      json.writeStringProperty("brand", product.brand());
    }
    Money price = product.price();
    if (price != null) {
      json.writeNumberProperty("price", price.major());
      json.writeStringProperty("currency", price.currency().getCurrencyCode());
    }
    json.writeBooleanProperty("inStock", product.inStock());
    json.writeObjectPropertyStart("attributes");
    new TreeMap<>(product.attributes()).forEach(json::writeStringProperty);
    json.writeEndObject();
    json.writeEndObject();
  }
}
