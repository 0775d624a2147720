package io.shopkeeper.recommend;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.recommend.RecommendationRequest.BoughtTogether;
import io.shopkeeper.recommend.RecommendationRequest.BuyAgain;
import io.shopkeeper.recommend.RecommendationRequest.ForCustomer;
import io.shopkeeper.recommend.RecommendationRequest.SimilarTo;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What another recommender answers, except that visitors who are held out see what everybody sees,
/// so that what lists of one's own earn can be told. Lists that are the same for everybody are not
/// held back. Safe for any number of threads where the other is.
public final class HeldOutRecommender implements Recommender {
  private final Recommender other;
  private final Function<ForCustomer, Set<ProductId>> declined;
  private final Holdout holdout;
  private final Holdout unnoted;

  /// Says of a visitor whether to hold back what is theirs.
  @FunctionalInterface
  public interface Holdout {
    boolean heldOut(@Nullable CustomerId customer, @Nullable SessionId session);
  }

  /// @param declined what a visitor does not want to be offered is kept back all the same
  /// @param holdout asked of visitors who are about to see something, which it may note
  /// @param unnoted the same asked of those who are not
  public HeldOutRecommender(
      Recommender other,
      Function<ForCustomer, Set<ProductId>> declined,
      Holdout holdout,
      Holdout unnoted) {
    this.other = other;
    this.declined = declined;
    this.holdout = holdout;
    this.unnoted = unnoted;
  }

  /// The same answers for whoever does not show them to the visitor now: nobody is noted as having
  /// seen them.
  public HeldOutRecommender unseen() {
    return new HeldOutRecommender(other, declined, unnoted, unnoted);
  }

  @Override
  public Recommendations recommend(RecommendationRequest request) {
    return switch (request) {
      case ForCustomer forCustomer -> other.recommend(question(forCustomer, holdout));
      case BuyAgain(var customer, var session, _, _) -> {
        Recommendations found = other.recommend(request);
        yield holdout.heldOut(customer, session)
            ? new Recommendations(List.of(), found.basis(), found.modelVersion(), List.of())
            : found;
      }
      case SimilarTo _, BoughtTogether _ -> other.recommend(request);
    };
  }

  /// The question that is answered in place of one, to look at the answer once more.
  public ForCustomer shown(ForCustomer request) {
    return question(request, unnoted);
  }

  private ForCustomer question(ForCustomer request, Holdout asked) {
    return asked.heldOut(request.customer(), request.session())
        ? new ForCustomer(
            null,
            null,
            request.count(),
            Declines.union(request.excluded(), declined.apply(request)))
        : request;
  }
}
