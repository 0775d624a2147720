package io.shopkeeper.recommend;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.SessionId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is asked of a [Recommender].
public sealed interface RecommendationRequest {

  /// The most products one answer holds.
  int MAX_COUNT = 1_000;

  /// How many products are wanted, from 1 to [#MAX_COUNT].
  int count();

  /// The same with another count.
  default RecommendationRequest withCount(int other) {
    return switch (this) {
      case ForCustomer(var customer, var session, _, var excluded) ->
          new ForCustomer(customer, session, other, excluded);
      case SimilarTo(var product, _) -> new SimilarTo(product, other);
      case BuyAgain(var customer, var session, _, var excluded) ->
          new BuyAgain(customer, session, other, excluded);
      case BoughtTogether(var product, _) -> new BoughtTogether(product, other);
    };
  }

  /// Products for one visitor.
  ///
  /// @param customer null while the visitor is unknown
  /// @param session this visit, null if there is none; with neither, the popular products
  /// @param excluded never shown, as what is on the page already
  record ForCustomer(
      @Nullable CustomerId customer,
      @Nullable SessionId session,
      int count,
      Set<ProductId> excluded)
      implements RecommendationRequest {
    public ForCustomer {
      excluded = Set.copyOf(excluded);
      requireCount(count);
    }

    public static ForCustomer of(CustomerId customer, int count) {
      return new ForCustomer(customer, null, count, Set.of());
    }

    public static ForCustomer of(SessionId session, int count) {
      return new ForCustomer(null, session, count, Set.of());
    }
  }

  /// Products that go with a product, the same for every visitor.
  record SimilarTo(ProductId product, int count) implements RecommendationRequest {
    public SimilarTo {
      requireCount(count);
    }
  }

  /// What a customer has bought before and will need again.
  ///
  /// @param session this visit, null if there is none
  /// @param excluded never shown, as what is in the cart already
  record BuyAgain(
      CustomerId customer, @Nullable SessionId session, int count, Set<ProductId> excluded)
      implements RecommendationRequest {
    public BuyAgain {
      excluded = Set.copyOf(excluded);
      requireCount(count);
    }
  }

  /// What is in the same orders as a product.
  record BoughtTogether(ProductId product, int count) implements RecommendationRequest {
    public BoughtTogether {
      requireCount(count);
    }
  }

  private static void requireCount(int count) {
    if (count < 1 || count > MAX_COUNT) {
      throw new IllegalArgumentException(
          "count is %d, from 1 to %d are allowed".formatted(count, MAX_COUNT));
    }
  }
}
