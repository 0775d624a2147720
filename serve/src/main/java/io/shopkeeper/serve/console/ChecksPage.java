package io.shopkeeper.serve.console;

import io.shopkeeper.content.check.CheckedText;
import io.shopkeeper.content.check.ProductFacts;
import io.shopkeeper.content.check.ProductFacts.Attribute;
import io.shopkeeper.content.check.Support;
import io.shopkeeper.content.check.shop.ShopChecks;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.store.Facts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A text beside the facts of its product: what is found is marked, and which facts it rests on.
public final class ChecksPage {
  private static final int FORM = 256 * 1024;
  private static final int LONGEST = 20_000;

  private final Templates templates;
  private final Facts facts;
  private final ShopChecks checks;

  ChecksPage(Templates templates, Facts facts, ShopChecks checks) {
    this.templates = templates;
    this.facts = facts;
    this.checks = checks;
  }

  /// A fact of the product.
  ///
  /// @param used whether a claim of the text rests on it
  public record Known(String name, String value, boolean used) {}

  /// What was found in a text.
  public record Shown(CheckedText checked, MarkedCheck marked, List<Known> facts) {}

  /// The form, with the product's own description to begin with.
  Answer show(Request request) {
    String product = request.queried("product").orElse("");
    String text = product(product).map(Product::description).orElse("");
    return page(request, product, text, Optional.empty(), "");
  }

  Answer check(Request request) {
    Map<String, List<String>> form = request.form(FORM);
    String product = first(form, "product").strip();
    String text = first(form, "text");
    Texts t = templates.view(request).t();
    if (text.length() > LONGEST) {
      return page(request, product, text, Optional.empty(), t.text("checks.long")).status(400);
    }
    Optional<Product> known = product(product);
    if (known.isEmpty()) {
      return page(request, product, text, Optional.empty(), t.text("checks.unknown", product))
          .status(400);
    }
    ProductFacts about = ProductFacts.of(known.get(), List.of());
    CheckedText checked = checks.checker().check(about, text);
    var shown = new Shown(checked, MarkedCheck.of(checked), facts(about, used(checked)));
    return page(request, product, text, Optional.of(shown), "");
  }

  private Optional<Product> product(String id) {
    if (id.isBlank()) {
      return Optional.empty();
    }
    try {
      var parsed = new ProductId(id);
      return Optional.ofNullable(facts.products(List.of(parsed)).get(parsed));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Set<String> used(CheckedText checked) {
    return checked.supports().stream().map(Support::fact).collect(Collectors.toSet());
  }

  /// The facts of a product, with those marked that a text rests on.
  static List<Known> facts(ProductFacts about, Set<String> used) {
    var all = new ArrayList<Known>();
    all.add(new Known("title", about.title(), used.contains("title")));
    if (!about.brand().isEmpty()) {
      all.add(new Known("brand", about.brand(), used.contains("brand")));
    }
    BigDecimal price = about.price();
    if (price != null) {
      all.add(
          new Known(
              "price",
              "%s %s".formatted(price.toPlainString(), about.currency()),
              used.contains("price")));
    }
    for (Attribute attribute : about.attributes()) {
      all.add(new Known(attribute.name(), attribute.value(), used.contains(attribute.name())));
    }
    for (String review : about.reviews()) {
      all.add(new Known("review", review, used.contains("review")));
    }
    return all;
  }

  private Answer page(
      Request request, String product, String text, Optional<Shown> shown, String fault) {
    var values = new HashMap<String, Object>();
    values.put("product", product);
    values.put("text", text);
    values.put("shown", shown);
    values.put("fault", fault);
    return templates.page(request, "checks", values);
  }

  private static String first(Map<String, List<String>> form, String name) {
    return form.getOrDefault(name, List.of()).stream().findFirst().orElse("");
  }
}
