package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.Interaction;
import io.shopkeeper.recommend.ProductAttributes;
import io.shopkeeper.recommend.ProductIndex;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Turns users of a published data set into what models understand: every item counts as bought.
///
/// @param ordered whether the items of a user are in time order
/// @param attributes what is known of the items, by item
record EncodedUsers(ProductIndex products, boolean ordered, Map<String, List<String>> attributes) {

  /// Numbers every item of these users.
  static EncodedUsers of(List<UserItems> users, boolean ordered) {
    return of(users, ordered, Map.of());
  }

  /// Numbers every item of train.
  static EncodedUsers of(RankingData data, boolean ordered) {
    return of(data.train(), ordered, data.attributes());
  }

  private static EncodedUsers of(
      List<UserItems> users, boolean ordered, Map<String, List<String>> attributes) {
    var ids = users.stream().flatMap(user -> user.items().stream()).distinct();
    return new EncodedUsers(ProductIndex.of(ids.map(ProductId::new).toList()), ordered, attributes);
  }

  Behaviour behaviour(List<UserItems> users) {
    Behaviour.Builder rows = Behaviour.builder(products);
    for (UserItems user : users) {
      rows.customer(new CustomerId(user.user()));
      interactions(user.items()).forEach(rows::add);
    }
    return rows.build()
        .withAttributes(
            ProductAttributes.of(
                products, item -> attributes.getOrDefault(item.value(), List.of())));
  }

  History history(List<String> items) {
    return History.of(interactions(items));
  }

  /// What a user should be recommended. Items nobody has in train get numbers of their own beyond
  /// all others: they cannot be recommended and yet count as missed.
  int[] relevant(List<String> items) {
    return IntStream.range(0, items.size())
        .map(place -> item(items.get(place)) < 0 ? products.size() + place : item(items.get(place)))
        .toArray();
  }

  private Collection<Interaction> interactions(List<String> items) {
    Map<Integer, Interaction> interactions = new LinkedHashMap<>();
    IntStream.range(0, items.size())
        .filter(place -> item(items.get(place)) >= 0)
        .mapToObj(place -> Interaction.purchase(item(items.get(place)), 1, ordered ? place : 0))
        .forEach(one -> interactions.merge(one.item(), one, Interaction::and));
    return interactions.values();
  }

  private int item(String id) {
    return products.item(new ProductId(id));
  }
}
