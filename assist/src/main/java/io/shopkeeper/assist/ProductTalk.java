package io.shopkeeper.assist;

import io.shopkeeper.assist.Answer.Outcome;
import io.shopkeeper.assist.records.ProductNames.Named;
import io.shopkeeper.assist.records.Reputation;
import io.shopkeeper.assist.records.ShopRecords;
import io.shopkeeper.assist.understand.AskedProperty;
import io.shopkeeper.assist.understand.Topic;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Tells of products as they are in the catalogue now.
final class ProductTalk {
  private static final int MOST_TOLD = 4;

  /// Means all that were spoken of one after another.
  private static final Pattern EACH =
      Pattern.compile("\\b(each|(the|these|those) two|two of them)\\b|分别|各(是|要)?多少|[这那]两[个件款样种]");

  private final ShopRecords records;

  ProductTalk(ShopRecords records) {
    this.records = records;
  }

  /// Whether a question is about products that are named, or were.
  boolean asked(Turn turn) {
    return !turn.reading.named().isEmpty()
        || turn.reading.topics().stream().anyMatch(Topic::ofAProduct)
        || turn.reading.about(Topic.COMPARE)
        || (turn.reading.pointing().points() && turn.dialogue().products().size() > 1);
  }

  void tell(Turn turn) {
    List<Product> products = meant(turn);
    if (products.isEmpty()) {
      if (turn.empty()) {
        notFound(turn);
      }
      return;
    }
    List<Product> told = products.subList(0, Math.min(MOST_TOLD, products.size()));
    for (Product product : told) {
      tell(turn, product, told.size() > 1 && sameTitle(turn, told));
    }
    if (turn.reading.about(Topic.COMPARE) && told.size() > 1) {
      compare(turn, told);
    }
    List<ProductId> ids = told.stream().map(Product::id).toList();
    boolean one = ids.size() == 1 && turn.dialogue().products().contains(ids.getFirst());
    turn.now(
        one
            ? turn.dialogue().of(ids.getFirst())
            : turn.dialogue()
                .about(spokenOf(turn, ids))
                .of(ids.size() == 1 ? ids.getFirst() : null));
  }

  /// What "they" and "the second one" mean from now on: "and the other?" adds to what was spoken
  /// of.
  private static List<ProductId> spokenOf(Turn turn, List<ProductId> told) {
    List<ProductId> before = turn.dialogue().products();
    boolean inTurn = // One after another: "which of them is cheaper?" is of all of these.
        told.size() == 1
            && !before.isEmpty()
            && before.getLast().equals(turn.dialogue().product())
            && turn.dialogue().order() == null;
    return !turn.reading.named().isEmpty()
            && before.size() < MOST_TOLD
            && (inTurn || turn.reading.pointing().more())
        ? Stream.concat(before.stream(), told.stream()).distinct().toList()
        : told;
  }

  private static boolean sameTitle(Turn turn, List<Product> products) {
    return products.stream().map(turn.sentences::title).distinct().count() < products.size();
  }

  /// The products a question is about; asks back where that is not clear.
  private List<Product> meant(Turn turn) {
    List<Named> named = turn.reading.named();
    List<ProductId> before = turn.dialogue().products();
    if (named.isEmpty()) {
      if (turn.reading.about(Topic.RECOMMEND)) {
        return List.of();
      }
      if (before.size() > 1 && !turn.reading.about(Topic.COMPARE)) {
        ProductId spoken = turn.dialogue().product();
        Optional<ProductId> pointed = ProductChoice.of(turn, products(before), spoken);
        if (pointed.isPresent() || turn.reading.pointing().place().isPresent()) {
          return products(pointed.stream().toList());
        }
        boolean all = turn.reading.pointing().whole() || EACH.matcher(turn.reading.normal()).find();
        if (spoken != null && !all) {
          return products(List.of(spoken));
        }
      }
      return products(before);
    }
    var ids = new ArrayList<ProductId>();
    for (Named one : named) {
      if (one.products().size() > 1 && !alike(turn, one.products())) {
        which(turn, one.products());
        return List.of();
      }
      ids.addAll(one.products());
    }
    // "And is it cheaper than the other?": both.
    if (turn.reading.about(Topic.COMPARE) && ids.size() == 1) {
      before.stream().filter(id -> !ids.contains(id)).findFirst().ifPresent(ids::add);
    }
    return products(ids);
  }

  private List<Product> products(Collection<ProductId> ids) {
    Map<ProductId, Product> found = records.products(ids);
    return ids.stream().distinct().flatMap(id -> Stream.ofNullable(found.get(id))).toList();
  }

  private boolean alike(Turn turn, List<ProductId> ids) {
    return products(ids).stream().map(turn.sentences::title).distinct().count() == 1;
  }

  private void which(Turn turn, List<ProductId> ids) {
    turn.say("product.which");
    products(ids).forEach(product -> one(turn, product));
    turn.now(turn.dialogue().about(ids));
    turn.ends(Outcome.ASKED_BACK);
  }

  /// A product in a list.
  static void one(Turn turn, Product product) {
    Money price = product.price();
    String title = turn.sentences.title(product);
    if (price == null) {
      turn.state(
          List.of(source(product, "title", product.title())),
          "product.one.unpriced",
          title,
          product.id());
    } else {
      turn.state(
          List.of(
              source(product, "title", product.title()),
              source(product, "price", price.toString())),
          "product.one",
          title,
          product.id(),
          turn.sentences.money(price));
    }
  }

  private void notFound(Turn turn) {
    boolean words = turn.reading.normal().length() > 2;
    List<Product> close =
        words ? products(records.names().about(turn.question.text(), 3)) : List.of();
    turn.lack(close.isEmpty() ? "product.say" : "product.notfound");
    if (close.isEmpty()) {
      turn.ends(Outcome.ASKED_BACK);
      return;
    }
    turn.say("product.close");
    close.forEach(product -> one(turn, product));
    turn.now(turn.dialogue().about(close.stream().map(Product::id).toList()));
    turn.ends(Outcome.UNKNOWN);
  }

  private void tell(Turn turn, Product product, boolean byId) {
    Set<Topic> asked = EnumSet.noneOf(Topic.class);
    turn.reading.topics().stream().filter(Topic::ofAProduct).forEach(asked::add);
    if (turn.reading.about(Topic.COMPARE)) {
      asked.addAll(EnumSet.of(Topic.PRICE, Topic.STOCK, Topic.REVIEWS));
    }
    if (asked.isEmpty()) {
      asked.addAll(EnumSet.of(Topic.PRICE, Topic.STOCK, Topic.BRAND));
    }
    String title = turn.sentences.title(product) + (byId ? " (" + product.id() + ")" : "");
    if (asked.contains(Topic.DESCRIPTION)) {
      description(turn, product, title);
      asked.addAll(EnumSet.of(Topic.PRICE, Topic.STOCK, Topic.BRAND));
    }
    if (asked.contains(Topic.PRICE)) {
      Money price = product.price();
      if (price == null) {
        turn.lack("product.price.none", title);
      } else {
        turn.state(
            List.of(source(product, "price", price.toString())),
            "product.price",
            title,
            turn.sentences.money(price));
      }
    }
    if (asked.contains(Topic.STOCK)) {
      turn.state(
          List.of(source(product, "inStock", Boolean.toString(product.inStock()))),
          product.inStock() ? "product.stock" : "product.stock.none",
          title);
    }
    if (asked.contains(Topic.BRAND)) {
      String brand = product.brand();
      if (brand != null) {
        turn.state(List.of(source(product, "brand", brand)), "product.brand", title, brand);
      } else if (turn.reading.about(Topic.BRAND)) {
        turn.lack("product.brand.none", title);
      }
    }
    if (asked.contains(Topic.CATEGORY)) {
      if (product.categories().isEmpty()) {
        turn.lack("product.category.none", title);
      } else {
        String path = String.join(" › ", product.categories());
        turn.state(List.of(source(product, "categories", path)), "product.category", title, path);
      }
    }
    if (asked.contains(Topic.ATTRIBUTE)) {
      turn.reading.properties().forEach(property -> property(turn, product, title, property));
    }
    if (asked.contains(Topic.REVIEWS)) {
      reviews(turn, product, title);
    }
  }

  private static void property(Turn turn, Product product, String title, AskedProperty property) {
    Map<String, String> found = property.of(product);
    if (found.isEmpty()) {
      turn.lack("product.attribute.none", title, property.said());
    }
    found.forEach((attribute, value) ->
        turn.state(
            List.of(source(product, attribute, value)),
            "product.attribute",
            title,
            attribute,
            value));
  }

  private static void description(Turn turn, Product product, String title) {
    String description = product.description();
    if (description == null || description.isBlank()) {
      turn.lack("product.description.none", title);
    } else {
      turn.state(
          List.of(source(product, "description", description)),
          "product.description",
          title,
          description);
    }
  }

  private void reviews(Turn turn, Product product, String title) {
    Reputation reputation = records.reputation(product.id());
    List<Source> sources =
        List.of(
            new Source(
                "reviews", product.id().value(), "count", Long.toString(reputation.reviews())),
            new Source(
                "reviews",
                product.id().value(),
                "meanRating",
                Double.toString(reputation.meanRating())));
    if (reputation.reviews() == 0) {
      turn.state(sources.subList(0, 1), "product.reviews.none", title);
    } else if (reputation.rated() == 0) {
      turn.state(
          sources.subList(0, 1),
          "product.reviews.unrated",
          title,
          turn.sentences.counted("reviews", reputation.reviews()));
    } else {
      turn.state(
          sources,
          "product.reviews",
          title,
          turn.sentences.counted("reviews", reputation.reviews()),
          turn.sentences.tenth(reputation.meanRating()));
    }
  }

  private static void compare(Turn turn, List<Product> products) {
    List<Product> priced = products.stream().filter(product -> product.price() != null).toList();
    if (priced.size() < products.size()
        || priced.stream().map(product -> price(product).currency()).distinct().count() > 1) {
      return;
    }
    List<Product> byPrice =
        priced.stream()
            .sorted(Comparator.comparingLong(product -> price(product).minor()))
            .toList();
    Product least = byPrice.getFirst();
    List<Source> sources =
        byPrice.stream()
            .map(product -> source(product, "price", price(product).toString()))
            .toList();
    Money difference = price(byPrice.get(1)).minus(price(least));
    if (difference.minor() == 0) {
      if (products.size() == 2) {
        turn.state(sources, "product.sameprice");
      }
    } else if (products.size() == 2) {
      turn.state(
          sources,
          "product.cheaper",
          turn.sentences.title(least),
          turn.sentences.money(difference));
    } else {
      turn.state(sources, "product.cheapest", turn.sentences.title(least));
    }
  }

  private static Money price(Product product) {
    return Objects.requireNonNull(product.price());
  }

  static Source source(Product product, String field, String value) {
    return new Source("product", product.id().value(), field, value);
  }
}
