package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.RecommenderModel;
import io.shopkeeper.recommend.RelationWeights;
import io.shopkeeper.recommend.ScoringModel;
import io.shopkeeper.recommend.als.AlsSettings;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;
import io.shopkeeper.recommend.popularity.PopularitySettings;
import io.shopkeeper.recommend.ranking.Lessons;
import io.shopkeeper.recommend.ranking.Opinion;
import io.shopkeeper.recommend.ranking.ProductTraits;
import io.shopkeeper.recommend.ranking.RankingFeatures;
import io.shopkeeper.recommend.sasrec.SequenceBlendModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// All that is known before the last items of users: the models are trained on what came before
/// them, and so is everything that features count.
///
/// @param users who have a last item, with what came before it
/// @param targets the last item of each
/// @param people what is known of users besides what they did
record PointInTime(
    EncodedUsers encoded,
    Lessons lessons,
    List<UserItems> users,
    List<UserItems> targets,
    Function<CustomerId, List<String>> people) {

  private static final ItemNeighbourSettings NEIGHBOURS =
      new ItemNeighbourSettings(
          ItemNeighbourSettings.DEFAULT.neighbours(),
          10,
          0,
          1,
          .3,
          6,
          ItemNeighbourSettings.DEFAULT.popularityWeight(),
          RelationWeights.DEFAULT);

  /// @param data whose test holds the last items
  /// @param model that finds candidates, trained on data's train
  /// @param depth candidates of a user
  static PointInTime before(
      RankingData data,
      RecommenderModel model,
      int depth,
      Function<ProductId, ProductTraits> traits,
      Function<CustomerId, List<String>> people,
      Seed seed,
      Workers workers) {
    EncodedUsers encoded = EncodedUsers.of(data.train(), true);
    Behaviour behaviour = encoded.behaviour(data.train());
    RankingFeatures features =
        RankingFeatures.of(behaviour, opinions(model, behaviour, seed, workers), traits, people);
    boolean repeats = RankingProtocol.SEQUENCE.repeats(data.train());
    Map<String, UserItems> known = new HashMap<>();
    data.train().forEach(user -> known.put(user.user(), user));
    return new PointInTime(
        encoded,
        new Lessons(model::rank, features, depth, repeats),
        data.test().stream()
            .map(user -> known.getOrDefault(user.user(), new UserItems(user.user(), List.of())))
            .toList(),
        data.test(),
        people);
  }

  /// What is heard beside the candidates' own model, all trained on the same.
  private static List<Opinion> opinions(
      RecommenderModel model, Behaviour behaviour, Seed seed, Workers workers) {
    var opinions = new ArrayList<Opinion>();
    switch (model) {
      case SequenceBlendModel blend -> {
        opinions.add(new Opinion("transformer", blend.transformer()));
        opinions.add(new Opinion("transitions", blend.transitions()));
      }
      case ScoringModel scoring -> opinions.add(new Opinion("model", scoring));
      default -> {} // its order of candidates is heard
    }
    hear("neighbours", new Candidate.ItemNeighbours(NEIGHBOURS), behaviour, workers, opinions);
    hear("als", new Candidate.Als(AlsSettings.DEFAULT, seed), behaviour, workers, opinions);
    hear(
        "popularity",
        new Candidate.Popularity(PopularitySettings.DEFAULT),
        behaviour,
        workers,
        opinions);
    return opinions;
  }

  private static void hear(
      String name,
      Candidate candidate,
      Behaviour behaviour,
      Workers workers,
      List<Opinion> opinions) {
    if (candidate.train(behaviour, workers) instanceof ScoringModel scoring) {
      opinions.add(new Opinion(name, scoring));
    }
  }

  History history(int user) {
    UserItems known = users.get(user);
    return encoded.history(known.items()).ofPerson(people.apply(new CustomerId(known.user())));
  }

  /// The item that a user took next, one of no product where none knows it.
  int target(int user) {
    return encoded.relevant(targets.get(user).items())[0];
  }

  Lessons.Example example(int user) {
    return new Lessons.Example(history(user), target(user));
  }

  int size() {
    return users.size();
  }
}
