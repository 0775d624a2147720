package io.shopkeeper.recommend;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.recommend.RecommendationRequest.BoughtTogether;
import io.shopkeeper.recommend.RecommendationRequest.BuyAgain;
import io.shopkeeper.recommend.RecommendationRequest.ForCustomer;
import io.shopkeeper.recommend.RecommendationRequest.SimilarTo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What another recommender answers, except that visitors who are held out see what everybody sees,
/// so that what lists of one's own earn can be told. Lists that are the same for everybody are not
/// held back. Safe for any number of threads where the other is.
public final class HeldOutRecommender implements Recommender {
  private final Recommender other;
  private final Holdout holdout;

  /// Says of a visitor, who is about to see something, whether to hold that back.
  @FunctionalInterface
  public interface Holdout {
    boolean heldOut(@Nullable CustomerId customer, @Nullable SessionId session);
  }

  public HeldOutRecommender(Recommender other, Holdout holdout) {
    this.other = other;
    this.holdout = holdout;
  }

  @Override
  public Recommendations recommend(RecommendationRequest request) {
    return switch (request) {
      case ForCustomer(var customer, var session, int count, var excluded) ->
          other.recommend(
              holdout.heldOut(customer, session)
                  ? new ForCustomer(null, null, count, excluded)
                  : request);
      case BuyAgain(var customer, var session, _, _) -> {
        Recommendations found = other.recommend(request);
        yield holdout.heldOut(customer, session)
            ? new Recommendations(List.of(), found.basis(), found.modelVersion(), List.of())
            : found;
      }
      case SimilarTo _, BoughtTogether _ -> other.recommend(request);
    };
  }
}
