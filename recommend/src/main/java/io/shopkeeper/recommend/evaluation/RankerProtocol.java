package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.Memory;
import io.shopkeeper.recommend.RecommendException;
import io.shopkeeper.recommend.RecommenderModel;
import io.shopkeeper.recommend.ranking.Feature;
import io.shopkeeper.recommend.ranking.Part;
import io.shopkeeper.recommend.ranking.PartChoice;
import io.shopkeeper.recommend.ranking.ProductTraits;
import io.shopkeeper.recommend.ranking.Ranker;
import io.shopkeeper.recommend.ranking.Ranking;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// `evaluate ranking`: what the ranking of candidates by profile, attributes, descriptions and
/// reviews adds to the best model of behaviour alone, and what each of its parts adds.
///
/// Of every sequence the last item is test. Rankers learn from the last but one of some users, and
/// are chosen by that of the others; what is chosen learns again from all of them; then all models,
/// and all that features count, are made anew with it. Parts without which the others are in better
/// order are left out, see [PartChoice]; of those that are heard it is told what each adds, by
/// learning again without its features.
///
/// @param depth candidates of a user
public record RankerProtocol(int depth, Seed seed, Workers workers, Progress progress) {
  /// Lists that a ranker learns from at most.
  static final int MOST_LISTS = 5_000;

  /// Candidates in a list to learn from.
  private static final int LENGTH = 200;

  /// @param sequences each user's items in time order
  /// @param traits of a product; [ProductTraits#UNKNOWN] where nothing is known
  /// @param model that finds candidates, `auto` for the best
  /// @throws RecommendException with code `NOTHING_TO_LEARN` where no user took a candidate
  public FittedRanker fit(
      List<UserItems> sequences, Function<ProductId, ProductTraits> traits, String model) {
    return fit(sequences, traits, _ -> List.of(), model);
  }

  /// The same where more is known of users than what they did.
  ///
  /// @param people as `gender=female`; nothing where nothing is known
  public FittedRanker fit(
      List<UserItems> sequences,
      Function<ProductId, ProductTraits> traits,
      Function<CustomerId, List<String>> people,
      String model) {
    RankingData last = RankingData.leaveLastOut(sequences);
    RankingData earlier = RankingData.leaveLastOut(last.train());
    SequenceBlendSearch.Trained found = candidates(last, earlier, model);
    PointInTime before =
        PointInTime.before(earlier, found.model(), depth, traits, people, seed, workers);
    RankerChoice choice = RankerChoice.of(before, MOST_LISTS, LENGTH, seed, workers);
    if (choice.learned().count() == 0 || choice.judged().count() == 0) {
      throw new RecommendException(
          RecommendException.Code.NOTHING_TO_LEARN,
          "no user took one of the %,d candidates: there is no order to learn".formatted(depth));
    }
    progress.at("fitting rankers", 1, 3);
    List<Feature> features = before.lessons().features().features();
    PartChoice.Heard heard = choice.best(features);
    Ranker full = choice.whole(heard.ranker(), heard.used());
    Map<Part, Ranker> ablated = new EnumMap<>(Part.class);
    heard
        .lacking()
        .forEach(
            (part, lacking) -> ablated.put(part, choice.whole(lacking.ranker(), lacking.used())));
    double gain = heard.quality() / choice.qualityAsFound() - 1;
    progress.at("training what is judged", 2, 3);
    RecommenderModel latest =
        found
            .candidate()
            .train(EncodedUsers.of(last.train(), true).behaviour(last.train()), workers);
    PointInTime now = PointInTime.before(last, latest, depth, traits, people, seed, workers);
    Map<Part, Ranking> lacking = new EnumMap<>(Part.class);
    heard
        .lacking()
        .forEach((part, one) ->
            lacking.put(
                part,
                new Ranking(
                    now.lessons().features(), ablated.getOrDefault(part, full), one.used())));
    progress.at("ranking", 3, 3);
    return new FittedRanker(
        new RankedChoice(found.candidate(), depth, full, parts(features, heard.used()), gain),
        now,
        new Ranking(now.lessons().features(), full, heard.used()),
        lacking,
        workers);
  }

  private static Set<Part> parts(List<Feature> features, int[] used) {
    return IntStream.of(used)
        .mapToObj(f -> features.get(f).part())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
  }

  /// The model that finds candidates, chosen on the last but one of every sequence and trained on
  /// what comes before it.
  private SequenceBlendSearch.Trained candidates(
      RankingData last, RankingData earlier, String model) {
    Behaviour behaviour = EncodedUsers.of(last.train(), true).behaviour(last.train());
    Affordable asked =
        Affordable.of(RankingProtocol.SEQUENCE, model, behaviour, Memory.alone(), workers.count());
    var choice = new CandidateChoice(RankingProtocol.SEQUENCE, seed, workers, progress);
    boolean blend =
        asked.model().equals(Affordable.AUTO) && asked.allows(Candidate.SequenceBlend.NAME);
    var simple = new TreeMap<>(asked.omitted());
    simple.put(Candidate.SequenceBlend.NAME, "it is tried apart");
    Candidate best = choice.choose(new Affordable(asked.model(), simple), last);
    if (blend && best instanceof Candidate.Transitions transitions) {
      return choice.trainedBlend(transitions, earlier, SequenceSearch.LEAST_GAIN);
    }
    Behaviour learned = EncodedUsers.of(earlier.train(), true).behaviour(earlier.train());
    return new SequenceBlendSearch.Trained(best, best.train(learned, workers));
  }
}
