package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.RankingEvaluation;
import io.shopkeeper.evaluation.RankingMetric;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.RecommenderModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;

/// A model trained under a protocol, ready to be judged. Kept apart from fitting so that a caller
/// can time the two.
public final class FittedRanking {

  /// Enough to tell settings apart.
  private static final int MOST_JUDGED = 25_000;

  private final RankingProtocol protocol;
  private final Candidate candidate;
  private final SortedMap<String, String> omitted;
  private final RecommenderModel model;
  private final EncodedUsers encoded;
  private final RankingData data;
  private final int dropped;
  private final Workers workers;

  /// @param omitted why a model was not tried, by its name
  FittedRanking(
      RankingProtocol protocol,
      Candidate candidate,
      SortedMap<String, String> omitted,
      RecommenderModel model,
      EncodedUsers encoded,
      RankingData data,
      int dropped,
      Workers workers) {
    this.protocol = protocol;
    this.candidate = candidate;
    this.omitted = omitted;
    this.model = model;
    this.encoded = encoded;
    this.data = data;
    this.dropped = dropped;
    this.workers = workers;
  }

  /// The chosen model and its settings.
  public Candidate candidate() {
    return candidate;
  }

  public RecommenderModel model() {
    return model;
  }

  /// What the users who are asked about have in train.
  public List<History> histories() {
    return histories(users());
  }

  private List<History> histories(List<UserItems> users) {
    return users.stream().map(user -> encoded.history(user.items())).toList();
  }

  /// Ranks for the users of the protocol and, where labels are given, measures the lists.
  public EvaluationResult evaluate(Bootstrap bootstrap) {
    List<UserItems> users = users();
    int[][] lists = lists(users);
    return new EvaluationResult(
        protocol.label(),
        candidate,
        RankingMetrics.of(
            lists, relevant(users), encoded.products().size(), protocol.cutoffs(), bootstrap),
        dropped,
        omitted,
        named(users, lists));
  }

  /// Mean nDCG at the full length of a list, of one in so many users where there are very many; 0
  /// where no labels are given.
  double quality() {
    List<UserItems> all = users();
    int step = Math.ceilDiv(all.size(), MOST_JUDGED);
    List<UserItems> users =
        IntStream.range(0, all.size()).filter(user -> user % step == 0).mapToObj(all::get).toList();
    var evaluation = new RankingEvaluation(lists(users), relevant(users));
    return Arrays.stream(evaluation.perUser(RankingMetric.NDCG, protocol.depth()))
        .average()
        .orElse(0);
  }

  private int[][] lists(List<UserItems> users) {
    List<History> histories = histories(users);
    return new BatchRanking(protocol.repeats(data.train()), protocol.depth(), workers)
        .rank(model, histories);
  }

  /// Everybody who gets a list, with the items it starts from.
  private List<UserItems> users() {
    Map<String, List<String>> train = new HashMap<>();
    data.train().forEach(user -> train.put(user.user(), user.items()));
    return asked().stream()
        .map(user -> {
          boolean fromTrain = user.items().isEmpty() || data.users().isEmpty();
          List<String> items = train.getOrDefault(user.user(), List.of());
          return fromTrain ? new UserItems(user.user(), items) : user;
        })
        .toList();
  }

  private List<UserItems> asked() {
    if (!data.users().isEmpty()) {
      return data.users();
    }
    return data.test().isEmpty() ? data.train() : data.test();
  }

  /// The items of test by user; none where labels are not given.
  private int[][] relevant(List<UserItems> users) {
    Map<String, List<String>> test = new HashMap<>();
    data.test().forEach(user -> test.put(user.user(), user.items()));
    return users.stream()
        .map(user -> encoded.relevant(test.getOrDefault(user.user(), List.of())))
        .toArray(int[][]::new);
  }

  private List<UserItems> named(List<UserItems> users, int[][] lists) {
    var named = new ArrayList<UserItems>(lists.length);
    for (int user = 0; user < lists.length; user++) {
      List<String> items =
          Arrays.stream(lists[user]).mapToObj(item -> encoded.products().id(item).value()).toList();
      named.add(new UserItems(users.get(user).user(), items));
    }
    return named;
  }
}
