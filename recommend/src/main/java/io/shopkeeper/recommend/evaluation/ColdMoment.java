package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.ranking.Lessons;
import io.shopkeeper.recommend.ranking.NewProducts;
import io.shopkeeper.recommend.ranking.ProductTraits;
import io.shopkeeper.recommend.ranking.RankingFeatures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// All that is known where some products are new: nothing that anybody did with them is in it.
///
/// @param cold the new products, as items
/// @param users who took any of them later, with what came before
/// @param targets what each of them took
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record ColdMoment(
    EncodedUsers encoded,
    NewProducts source,
    int[] cold,
    List<UserItems> users,
    List<UserItems> targets) {

  static ColdMoment of(ColdCut cut, Function<ProductId, ProductTraits> traits) {
    ProductIndex products =
        ProductIndex.of(
            Stream.concat(
                    cut.train().stream().flatMap(user -> user.items().stream()),
                    cut.cold().stream())
                .map(ProductId::new)
                .toList());
    var encoded = new EncodedUsers(products, true, Map.of());
    Behaviour behaviour = encoded.behaviour(cut.train());
    RankingFeatures features = RankingFeatures.ofNew(behaviour, traits);
    int[] cold =
        IntStream.range(0, products.size())
            .filter(item -> cut.cold().contains(products.id(item).value()))
            .toArray();
    Map<String, UserItems> before = new HashMap<>();
    cut.train().forEach(user -> before.put(user.user(), user));
    List<UserItems> users =
        cut.test().stream()
            .map(user -> before.getOrDefault(user.user(), new UserItems(user.user(), List.of())))
            .toList();
    return new ColdMoment(encoded, new NewProducts(features, cold), cold, users, cut.test());
  }

  Lessons lessons() {
    return new Lessons(source, source.features(), cold.length, true);
  }

  History history(int user) {
    return encoded.history(users.get(user).items());
  }

  int[] relevant(int user) {
    return encoded.relevant(targets.get(user).items());
  }

  Lessons.Example example(int user) {
    return new Lessons.Example(history(user), relevant(user));
  }

  int size() {
    return users.size();
  }
}
