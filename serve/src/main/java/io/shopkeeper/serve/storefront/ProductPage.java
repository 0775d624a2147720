package io.shopkeeper.serve.storefront;

import io.shopkeeper.content.texts.PageText;
import io.shopkeeper.content.texts.ShopTexts;
import io.shopkeeper.content.texts.TextKey;
import io.shopkeeper.content.texts.TextVersion;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.experiment.shop.Decisions;
import io.shopkeeper.language.Language;
import io.shopkeeper.language.insight.Insight;
import io.shopkeeper.language.insight.ReadReviews;
import io.shopkeeper.serve.api.Ids;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.ports.ShopReviews;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One product: what it is, what others say of it, what goes with it; and its picture.
public final class ProductPage {
  private static final int SHOWN = 5;
  private static final int REVIEWS = 5;
  private static final int MOST_STARS = 5;
  private static final int ASPECTS = 6;
  private static final int MOST_POSITION = 10_000;
  private static final String SVG = ".svg";

  private final Front front;
  private final Facts facts;
  private final Shelves shelves;
  private final ShopReviews reviews;
  private final VisitLog log;
  private final ShopTexts texts;
  private final Decisions decisions;

  ProductPage(
      Front front,
      Facts facts,
      Shelves shelves,
      ShopReviews reviews,
      VisitLog log,
      ShopTexts texts,
      Decisions decisions) {
    this.front = front;
    this.facts = facts;
    this.shelves = shelves;
    this.reviews = reviews;
    this.log = log;
    this.texts = texts;
    this.decisions = decisions;
  }

  /// What one customer wrote.
  ///
  /// @param stars null if none were given
  public record Opinion(
      @Nullable Double stars, @Nullable String title, String text, @Nullable Instant time) {

    /// The stars, as in `★★★★☆`; empty where none were given.
    public String drawn() {
      int full = stars == null ? 0 : Math.clamp(Math.round(stars), 0, MOST_STARS);
      return stars == null ? "" : "★".repeat(full) + "☆".repeat(MOST_STARS - full);
    }
  }

  Answer show(Request request, Visitor visitor) {
    Product product = known(Ids.parse(request.path("id"), ProductId::new));
    Optional<ShopList> list = request.queried("list").flatMap(ShopList::of);
    int position = request.number("position", 0, 0, MOST_POSITION);
    list.ifPresent(from -> log.selected(visitor, from, product.id(), position));
    log.viewed(visitor, product.id());
    Wording wording = front.wording(request);
    List<Shelf> offered = shelves.besides(visitor, product.id(), SHOWN, wording);
    log.shown(visitor, offered);
    Optional<Insight> insight =
        reviews.read().flatMap((ReadReviews read) -> read.ofProduct(product.id()));
    var values = new HashMap<String, Object>();
    values.put("product", product);
    values.put("title", wording.title(product));
    values.put("attributes", Wording.attributes(product));
    values.put("words", words(product.id(), visitor.who(), wording));
    values.put("shelves", offered);
    values.put(
        "summary",
        shelves.listed(ShopList.SEEN, List.of(product.id()), wording).cards().getFirst());
    values.put(
        "aspects",
        insight.map(of -> of.aspects().stream().limit(ASPECTS).toList()).orElse(List.of()));
    values.put("opinions", opinions(product.id()));
    return front.page(request, visitor, "product", values);
  }

  /// The text that was approved in the reader's language; of several variants the one of the
  /// visitor's arm, if there is an experiment on the product's texts, or on all.
  private Optional<PageText> words(ProductId product, Visitor.Who who, Wording wording) {
    boolean chinese = wording.t().language() == io.shopkeeper.serve.console.Language.ZH;
    List<TextVersion> variants =
        texts.shown(product, chinese ? Language.CHINESE : Language.ENGLISH);
    Collection<String> arms =
        variants.size() < 2 ? List.of() : arms(variants.getFirst().key(), who);
    return variants.stream()
        .filter(one -> arms.contains(one.key().variant()))
        .findFirst()
        .or(() -> variants.stream().findFirst())
        .map(TextVersion::text);
  }

  private Collection<String> arms(TextKey key, Visitor.Who who) {
    String own = Decisions.textsOf(key.product().value(), key.tag());
    Collection<String> arms = decisions.arms(own, who.customer(), who.session()).values();
    return arms.isEmpty()
        ? decisions.arms(Decisions.TEXTS, who.customer(), who.session()).values()
        : arms;
  }

  /// The drawing of a product, as it is named in the catalogue.
  Answer picture(Request request) {
    String file = request.path("file");
    if (!file.endsWith(SVG)) {
      throw Problem.notFound("there is no picture '%s'".formatted(file), "Pictures end in .svg.")
          .asException();
    }
    String id = file.substring(0, file.length() - SVG.length());
    Product product = known(Ids.parse(id, ProductId::new));
    return new Answer(
        200,
        "image/svg+xml",
        ProductPicture.of(product).getBytes(StandardCharsets.UTF_8),
        Map.of("Cache-Control", "public, max-age=3600"));
  }

  private Product known(ProductId id) {
    Product product = facts.products(List.of(id)).get(id);
    if (product == null) {
      throw Problem.notFound(
              "there is no product '%s' in the shop".formatted(id), "Look for it in a category.")
          .asException();
    }
    return product;
  }

  private List<Opinion> opinions(ProductId product) {
    return facts.list(
        Query.of(ProductPage.class, "opinions.sql", product.value(), (long) REVIEWS),
        row ->
            new Opinion(
                row.isNull(0) ? null : row.number(0),
                row.textOrNull(1),
                row.text(2),
                row.instantOrNull(3)));
  }
}
