package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.RecommenderModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How recommenders are compared in the literature.
public enum RankingProtocol {
  /// All items are ranked for every user of test, those of train left out; what the user has is a
  /// set. The metrics of He et al., "LightGCN" (SIGIR 2020): the best possible list holds min(test,
  /// k) hits, means are over the users of test.
  RECOMMEND("recommend", false, List.of(10, 20)),

  /// All items are ranked to follow a sequence whose last item is held out. The metrics of Kang and
  /// McAuley, "Self-attentive sequential recommendation" (ICDM 2018), without their sampling.
  SEQUENCE("sequence", true, List.of(5, 10));

  private final String label;
  private final boolean ordered;
  private final List<Integer> cutoffs;

  RankingProtocol(String label, boolean ordered, List<Integer> cutoffs) {
    this.label = label;
    this.ordered = ordered;
    this.cutoffs = cutoffs;
  }

  /// The name `evaluate` knows it by.
  public String label() {
    return label;
  }

  /// Where lists are cut to be judged, ascending.
  List<Integer> cutoffs() {
    return cutoffs;
  }

  /// The length of a list.
  int depth() {
    return cutoffs.getLast();
  }

  /// Whether the items of a user are in time order.
  boolean ordered() {
    return ordered;
  }

  /// Chooses the best candidate on validation data and trains it on all of train, valid included.
  ///
  /// @param model `auto` or the name of a model
  /// @throws IllegalArgumentException for an unknown model
  public FittedRanking fit(
      RankingData data, String model, Seed seed, Workers workers, Progress progress) {
    RankingData clean = clean(data);
    Candidate candidate = new CandidateChoice(this, seed, workers, progress).choose(model, clean);
    return fit(clean, dropped(data, clean), candidate, workers, progress);
  }

  /// Trains a candidate whose settings are given on all of train, valid included.
  public FittedRanking fit(
      RankingData data, Candidate candidate, Workers workers, Progress progress) {
    RankingData clean = clean(data);
    return fit(clean, dropped(data, clean), candidate, workers, progress);
  }

  private FittedRanking fit(
      RankingData clean, int dropped, Candidate candidate, Workers workers, Progress progress) {
    List<UserItems> train = clean.train();
    progress.at("training " + candidate.model(), 0, 1);
    EncodedUsers encoded = EncodedUsers.of(train, ordered);
    Behaviour behaviour = encoded.behaviour(train);
    RecommenderModel trained = candidate.train(behaviour, workers);
    progress.at("training " + candidate.model(), 1, 1);
    return new FittedRanking(this, candidate, trained, encoded, clean, dropped, workers);
  }

  /// Train and valid together, without what is in test.
  private RankingData clean(RankingData data) {
    List<UserItems> all = union(data.train(), data.valid());
    return new RankingData(
        ordered ? all : without(all, data.test()), data.valid(), data.test(), data.users());
  }

  private int dropped(RankingData data, RankingData clean) {
    return count(union(data.train(), data.valid())) - count(clean.train());
  }

  /// Whether users of such data come back to the same item; then it must not be left out of lists.
  boolean repeats(List<UserItems> users) {
    return ordered
        && users.stream().anyMatch(user -> Set.copyOf(user.items()).size() < user.items().size());
  }

  /// Users of both, those of `more` with what they have in it alone appended.
  private List<UserItems> union(List<UserItems> users, List<UserItems> more) {
    if (more.isEmpty()) {
      return users;
    }
    Map<String, List<String>> extra = new HashMap<>();
    more.forEach(user -> extra.put(user.user(), user.items()));
    var union = new ArrayList<UserItems>();
    for (UserItems user : users) {
      List<String> items = new ArrayList<>(user.items());
      var known = new HashSet<>(items);
      List<String> appended = extra.remove(user.user());
      if (appended != null) {
        appended.stream().filter(item -> !known.contains(item)).forEach(items::add);
      }
      union.add(new UserItems(user.user(), items));
    }
    more.stream().filter(user -> extra.containsKey(user.user())).forEach(union::add);
    return union;
  }

  /// The same users without what they have in `heldOut`.
  static List<UserItems> without(List<UserItems> users, List<UserItems> heldOut) {
    Map<String, Set<String>> held = new HashMap<>();
    heldOut.forEach(user -> held.put(user.user(), Set.copyOf(user.items())));
    return users.stream()
        .map(user -> {
          Set<String> items = held.getOrDefault(user.user(), Set.of());
          return new UserItems(
              user.user(), user.items().stream().filter(item -> !items.contains(item)).toList());
        })
        .toList();
  }

  private static int count(List<UserItems> users) {
    return users.stream().mapToInt(user -> user.items().size()).sum();
  }
}
