package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Extent;
import io.shopkeeper.recommend.Memory;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.nextbasket.BasketData;
import io.shopkeeper.recommend.nextbasket.BasketHistory;
import io.shopkeeper.recommend.nextbasket.BasketRanking;
import io.shopkeeper.recommend.nextbasket.NextBasketParts;
import io.shopkeeper.recommend.nextbasket.NextBasketSettings;
import io.shopkeeper.recommend.nextbasket.NextBasketTrainer;
import io.shopkeeper.recommend.nextbasket.PersonalFrequency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All items are ranked for the next basket of every user, bought before or not, as in Li et al.,
/// "A next basket recommendation reality check" (ACM TOIS 2023).
///
/// @param workers for training and for lists
public record NextBasketProtocol(Workers workers, Progress progress) {

  static final String LABEL = "next-basket";

  /// Where lists are cut to be judged, ascending.
  static final List<Integer> CUTOFFS = List.of(10, 20);

  private static final String AUTO = "auto";

  /// What may be chosen.
  sealed interface Model extends EvaluatedModel {
    BasketRanking train(BasketData data, Workers workers);

    record NextBasket(NextBasketSettings settings) implements Model {
      static final String NAME = "next-basket";

      @Override
      public String model() {
        return NAME;
      }

      @Override
      public BasketRanking train(BasketData data, Workers workers) {
        return new NextBasketTrainer(settings).train(data, workers);
      }
    }

    record Frequency() implements Model {
      static final String NAME = "personal-frequency";

      @Override
      public String model() {
        return NAME;
      }

      @Override
      public BasketRanking train(BasketData data, Workers workers) {
        return new PersonalFrequency(data);
      }
    }
  }

  /// Chooses settings on the newest baskets of train and trains on all of train. Test is not looked
  /// at.
  ///
  /// @param model `auto` or the name of a model
  /// @throws IllegalArgumentException for an unknown model
  /// @throws io.shopkeeper.recommend.RecommendException with code `TOO_LARGE` if the model does not
  ///   fit into the memory
  public FittedBaskets fit(NextBasketData data, String model) {
    return fit(data, model, Memory.alone());
  }

  FittedBaskets fit(NextBasketData data, String model, Memory memory) {
    Map<String, BasketHistory> histories = new LinkedHashMap<>();
    ProductIndex products = products(data.train());
    data.train().forEach(user -> histories.put(user.user(), history(user, products)));
    var baskets = new BasketData(products, List.copyOf(histories.values()));
    var omitted = new TreeMap<String, String>();
    Model chosen = choose(baskets, affordable(baskets, model, memory, omitted));
    progress.at("training " + chosen.model(), 0, 1);
    BasketRanking trained = chosen.train(baskets, workers);
    progress.at("training " + chosen.model(), 1, 1);
    return new FittedBaskets(
        chosen, omitted, trained, new PersonalFrequency(baskets), histories, data.test(), workers);
  }

  /// The baseline in place of `auto` where nothing else fits.
  private String affordable(
      BasketData baskets, String model, Memory memory, Map<String, String> omitted) {
    Extent extent = baskets.extent();
    long bytes =
        model.equals(Model.Frequency.NAME)
            ? extent.read()
            : extent.read()
                + NextBasketParts.bytes(extent, NextBasketSearch.DECAYS, workers.count());
    if (memory.holds(bytes) || !model.equals(AUTO)) {
      memory.require("training '%s'".formatted(model), bytes);
      return model;
    }
    omitted.put(Model.NextBasket.NAME, memory.refusal("it", bytes));
    return Model.Frequency.NAME;
  }

  private Model choose(BasketData baskets, String model) {
    return switch (model) {
      case AUTO, Model.NextBasket.NAME ->
          new Model.NextBasket(
              new NextBasketSearch(CUTOFFS.getLast(), workers, progress).choose(baskets));
      case Model.Frequency.NAME -> new Model.Frequency();
      default ->
          throw new IllegalArgumentException(
              "model '%s' is not one of %s, %s, %s"
                  .formatted(model, AUTO, Model.NextBasket.NAME, Model.Frequency.NAME));
    };
  }

  private static ProductIndex products(List<UserBaskets> users) {
    return ProductIndex.of(
        users.stream()
            .flatMap(user -> user.baskets().stream())
            .flatMap(List::stream)
            .distinct()
            .map(ProductId::new)
            .toList());
  }

  private static BasketHistory history(UserBaskets user, ProductIndex products) {
    return BasketHistory.of(
        user.baskets().stream()
            .map(basket ->
                basket.stream().mapToInt(item -> products.item(new ProductId(item))).toArray())
            .toList());
  }
}
