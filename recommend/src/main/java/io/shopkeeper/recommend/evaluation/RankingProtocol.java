package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.Extent;
import io.shopkeeper.recommend.Memory;
import io.shopkeeper.recommend.RecommendException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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

  /// What [#choose] chooses, trained.
  public FittedRanking fit(
      RankingData data, String model, Seed seed, Workers workers, Progress progress) {
    return fit(data, model, seed, Memory.alone(), workers, progress);
  }

  FittedRanking fit(
      RankingData data,
      String model,
      Seed seed,
      Memory memory,
      Workers workers,
      Progress progress) {
    return choose(data, model, seed, memory, workers, progress).train(workers, progress);
  }

  /// Chooses the best candidate on validation data; to be trained on all of train, valid included.
  ///
  /// @param model `auto` or the name of a model
  /// @throws IllegalArgumentException for an unknown model
  /// @throws io.shopkeeper.recommend.RecommendException with code `TOO_LARGE` if it does not fit
  ///   into the memory, or of `auto` nothing does
  public ChosenRanking choose(
      RankingData data, String model, Seed seed, Workers workers, Progress progress) {
    return choose(data, model, seed, Memory.alone(), workers, progress);
  }

  private ChosenRanking choose(
      RankingData data,
      String model,
      Seed seed,
      Memory memory,
      Workers workers,
      Progress progress) {
    RankingData clean = clean(data);
    EncodedUsers encoded = EncodedUsers.of(clean, ordered);
    Behaviour behaviour = encoded.behaviour(clean.train());
    Affordable asked = Affordable.of(this, model, behaviour, memory, workers.count());
    asked.omitted().forEach((name, why) -> progress.at("no %s: %s".formatted(name, why), 0, 1));
    Candidate candidate = new CandidateChoice(this, seed, workers, progress).choose(asked, clean);
    Extent extent = behaviour.extent();
    memory.require(
        "training '%s'".formatted(candidate.model()),
        extent.read() + candidate.bytes(extent, workers.count()));
    return new ChosenRanking(
        this, candidate, asked.omitted(), encoded, behaviour, clean, dropped(data, clean));
  }

  /// Trains a candidate whose settings are given on all of train, valid included.
  public FittedRanking fit(
      RankingData data, Candidate candidate, Workers workers, Progress progress) {
    RankingData clean = clean(data);
    EncodedUsers encoded = EncodedUsers.of(clean, ordered);
    Behaviour behaviour = encoded.behaviour(clean.train());
    return new ChosenRanking(
            this, candidate, new TreeMap<>(), encoded, behaviour, clean, dropped(data, clean))
        .train(workers, progress);
  }

  /// Train and valid together, without what is in test, and as sets where there is no order.
  private RankingData clean(RankingData data) {
    List<UserItems> all = union(data.train(), data.valid());
    if (ordered) {
      return new RankingData(all, data.valid(), data.test(), data.users(), data.attributes());
    }
    List<UserItems> left = sets(without(all, data.test()));
    if (count(left) == 0) {
      throw new RecommendException(
          RecommendException.Code.NOTHING_TO_LEARN,
          "test holds everything that train does: there is nothing to learn from that is not to be"
              + " foretold");
    }
    return new RankingData(left, data.valid(), data.test(), data.users(), data.attributes());
  }

  private int dropped(RankingData data, RankingData clean) {
    List<UserItems> all = union(data.train(), data.valid());
    return count(ordered ? all : sets(all)) - count(clean.train());
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

  private static List<UserItems> sets(List<UserItems> users) {
    return users.stream().map(UserItems::distinct).toList();
  }

  private static int count(List<UserItems> users) {
    return users.stream().mapToInt(user -> user.items().size()).sum();
  }
}
