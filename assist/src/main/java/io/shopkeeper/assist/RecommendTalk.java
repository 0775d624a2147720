package io.shopkeeper.assist;

import io.shopkeeper.assist.records.ShopRecords;
import io.shopkeeper.assist.understand.Topic;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.recommend.Recommendation;
import io.shopkeeper.recommend.RecommendationRequest;
import io.shopkeeper.recommend.Recommender;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Shows products: what was described, what goes with another, else what suits the customer.
final class RecommendTalk {
  private static final int SHOWN = 3;
  private static final int LOOKED_AT = 60;

  private final ShopRecords records;
  private final Recommender recommender;

  RecommendTalk(ShopRecords records, Recommender recommender) {
    this.records = records;
    this.recommender = recommender;
  }

  boolean asked(Turn turn) {
    return (turn.reading.about(Topic.RECOMMEND) && !asksOfOne(turn))
        || (turn.reading.about(Topic.SIMILAR) && !about(turn).isEmpty());
  }

  /// "I am looking for a present. Do you have the Rustic Kettle?" is about that one.
  private static boolean asksOfOne(Turn turn) {
    return turn.reading.named().size() == 1
        && turn.reading.named().getFirst().products().size() == 1
        && Stream.of(Topic.STOCK, Topic.PRICE).anyMatch(turn.reading::about);
  }

  void tell(Turn turn) {
    List<ProductId> like = about(turn);
    List<Product> found;
    if (turn.reading.about(Topic.SIMILAR) && !like.isEmpty()) {
      found =
          fitting(
              turn, recommended(new RecommendationRequest.SimilarTo(like.getFirst(), LOOKED_AT)));
      Product product = records.products(like).get(like.getFirst());
      if (product != null && !found.isEmpty()) {
        turn.say("similar", turn.sentences.title(product));
      }
    } else {
      found = fitting(turn, records.names().about(turn.question.text(), LOOKED_AT));
      if (found.isEmpty()) {
        found =
            fitting(
                turn,
                recommended(
                    new RecommendationRequest.ForCustomer(
                        turn.question.asker(), null, LOOKED_AT, Set.of())));
      }
      if (!found.isEmpty()) {
        turn.say("recommend");
      }
    }
    if (found.isEmpty()) {
      turn.lack("recommend.none");
      return;
    }
    found.forEach(product -> ProductTalk.one(turn, product));
    turn.now(turn.dialogue().about(found.stream().map(Product::id).toList()));
  }

  private static List<ProductId> about(Turn turn) {
    return turn.reading.named().isEmpty()
        ? turn.dialogue().products()
        : turn.reading.named().getFirst().products();
  }

  private List<ProductId> recommended(RecommendationRequest request) {
    return recommender.recommend(request).items().stream().map(Recommendation::product).toList();
  }

  /// Those that can be bought and cost no more than wanted, in their order.
  private List<Product> fitting(Turn turn, Collection<ProductId> ids) {
    Map<ProductId, Product> products = records.products(ids);
    return ids.stream()
        .flatMap(id -> Stream.ofNullable(products.get(id)))
        .filter(Product::inStock)
        .filter(product -> affordable(product.price(), turn.reading.limit()))
        .limit(SHOWN)
        .toList();
  }

  private static boolean affordable(@Nullable Money price, double limit) {
    return limit == 0 || (price != null && price.major().doubleValue() <= limit);
  }
}
