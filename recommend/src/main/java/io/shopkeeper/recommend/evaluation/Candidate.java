package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.Extent;
import io.shopkeeper.recommend.RecommenderModel;
import io.shopkeeper.recommend.als.AlsSettings;
import io.shopkeeper.recommend.als.AlsTrainer;
import io.shopkeeper.recommend.blend.BlendMemory;
import io.shopkeeper.recommend.blend.BlendSettings;
import io.shopkeeper.recommend.blend.BlendTrainer;
import io.shopkeeper.recommend.cooccurrence.CooccurrenceTrainer;
import io.shopkeeper.recommend.cooccurrence.Similarity;
import io.shopkeeper.recommend.ease.EaseSettings;
import io.shopkeeper.recommend.ease.EaseTrainer;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourTrainer;
import io.shopkeeper.recommend.itemtable.ItemTable;
import io.shopkeeper.recommend.itemtable.TableModel;
import io.shopkeeper.recommend.popularity.PopularityModel;
import io.shopkeeper.recommend.popularity.PopularitySettings;
import io.shopkeeper.recommend.popularity.PopularityTrainer;
import io.shopkeeper.recommend.ranking.Findings;
import io.shopkeeper.recommend.ranking.KnownProducts;
import io.shopkeeper.recommend.ranking.LearnedRanker;
import io.shopkeeper.recommend.ranking.RankedModel;
import io.shopkeeper.recommend.sasrec.SasRecModel;
import io.shopkeeper.recommend.sasrec.SasRecSettings;
import io.shopkeeper.recommend.sasrec.SasRecTrainer;
import io.shopkeeper.recommend.sasrec.SequenceBlendModel;
import io.shopkeeper.recommend.slim.SlimSettings;
import io.shopkeeper.recommend.slim.SlimTrainer;
import io.shopkeeper.recommend.transitions.TransitionModel;
import io.shopkeeper.recommend.transitions.TransitionSettings;
import io.shopkeeper.recommend.transitions.TransitionTrainer;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A model with its settings, not yet trained.
public sealed interface Candidate extends EvaluatedModel {

  RecommenderModel train(Behaviour behaviour, Workers workers);

  /// The heap that training takes at its peak, what it leaves included and what it learns from not.
  long bytes(Extent extent, int workers);

  /// Every setting by name, those of the trend with its name before theirs.
  default SortedMap<String, String> described() {
    var described = new TreeMap<String, String>();
    described((Record) this, "", described);
    return described;
  }

  private static void described(Record record, String prefix, Map<String, String> into) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      String name = prefix + component.getName();
      switch (value(record, component)) {
        case BlendSettings blend -> into.put("blend", blend.toString());
        case PopularitySettings trend when name.equals("trend") -> described(trend, "trend.", into);
        case Record settings when component.getName().equals("settings") ->
            described(settings, prefix, into);
        case Seed _ -> {} // a provenance has its own
        case Object value -> into.put(name, value.toString());
      }
    }
  }

  private static Object value(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read %s of %s".formatted(component, record), e);
    }
  }

  /// @param table made of the same behaviour
  private static TableModel tableModel(ItemTable table, Behaviour behaviour) {
    return new TableModel(
        table, new PopularityTrainer(PopularitySettings.DEFAULT).train(behaviour));
  }

  record Popularity(PopularitySettings settings) implements Candidate {
    public static final String NAME = "popularity";

    @Override
    public String model() {
      return NAME;
    }

    @Override
    public long bytes(Extent extent, int workers) {
      return extent.popularity();
    }

    @Override
    public PopularityModel train(Behaviour behaviour, Workers workers) {
      return new PopularityTrainer(settings).train(behaviour);
    }
  }

  /// @param trend what is popular, to be added to what neighbours say
  record ItemNeighbours(ItemNeighbourSettings settings, PopularitySettings trend)
      implements Candidate {
    public static final String NAME = "item-neighbours";

    public ItemNeighbours(ItemNeighbourSettings settings) {
      this(settings, PopularitySettings.DEFAULT);
    }

    @Override
    public String model() {
      return NAME;
    }

    @Override
    public long bytes(Extent extent, int workers) {
      return new ItemNeighbourTrainer(settings).bytes(extent, workers);
    }

    @Override
    public RecommenderModel train(Behaviour behaviour, Workers workers) {
      PopularityModel popularity = new PopularityTrainer(trend).train(behaviour);
      return new ItemNeighbourTrainer(settings).train(behaviour, popularity, workers);
    }
  }

  /// @param trend what is popular, to be added to what transitions say
  record Transitions(TransitionSettings settings, PopularitySettings trend) implements Candidate {
    public static final String NAME = "transitions";

    public Transitions(TransitionSettings settings) {
      this(settings, PopularitySettings.DEFAULT);
    }

    @Override
    public String model() {
      return NAME;
    }

    @Override
    public long bytes(Extent extent, int workers) {
      return new TransitionTrainer(settings).bytes(extent, workers);
    }

    @Override
    public TransitionModel train(Behaviour behaviour, Workers workers) {
      PopularityModel popularity = new PopularityTrainer(trend).train(behaviour);
      return new TransitionTrainer(settings).train(behaviour, popularity, workers);
    }
  }

  /// @param seed of what is random in training
  record Blend(BlendSettings settings, Seed seed) implements Candidate {
    public static final String NAME = "blend";

    @Override
    public String model() {
      return NAME;
    }

    @Override
    public long bytes(Extent extent, int workers) {
      return new BlendMemory(extent, workers).training(settings.ingredients());
    }

    @Override
    public RecommenderModel train(Behaviour behaviour, Workers workers) {
      return new BlendTrainer(settings, seed).train(behaviour, workers);
    }
  }

  /// @param seed of the factors training starts from
  /// @param trend what is popular, to be added to what factors say
  record Als(AlsSettings settings, Seed seed, PopularitySettings trend) implements Candidate {
    public static final String NAME = "als";

    public Als(AlsSettings settings, Seed seed) {
      this(settings, seed, PopularitySettings.DEFAULT);
    }

    @Override
    public String model() {
      return NAME;
    }

    @Override
    public long bytes(Extent extent, int workers) {
      return new AlsTrainer(settings, seed).bytes(extent, workers);
    }

    @Override
    public RecommenderModel train(Behaviour behaviour, Workers workers) {
      PopularityModel popularity = new PopularityTrainer(trend).train(behaviour);
      return new AlsTrainer(settings, seed).train(behaviour, popularity, workers);
    }
  }

  /// @param seed of the parameters training starts from and of all it draws
  record SasRec(SasRecSettings settings, Seed seed) implements Candidate {
    public static final String NAME = "sasrec";

    @Override
    public String model() {
      return NAME;
    }

    @Override
    public long bytes(Extent extent, int workers) {
      return new SasRecTrainer(settings, seed).bytes(extent);
    }

    @Override
    public SasRecModel train(Behaviour behaviour, Workers workers) {
      return train(behaviour, workers, Progress.NONE);
    }

    SasRecModel train(Behaviour behaviour, Workers workers, Progress progress) {
      PopularityModel popularity =
          new PopularityTrainer(PopularitySettings.DEFAULT).train(behaviour);
      return new SasRecTrainer(settings, seed).train(behaviour, popularity, workers, progress);
    }
  }

  /// @param share of the transformer
  record SequenceBlend(SasRec transformer, Transitions transitions, double share)
      implements Candidate {
    public static final String NAME = "sequence-blend";

    @Override
    public String model() {
      return NAME;
    }

    @Override
    public long bytes(Extent extent, int workers) {
      return transformer.bytes(extent, workers) + transitions.bytes(extent, workers);
    }

    @Override
    public SequenceBlendModel train(Behaviour behaviour, Workers workers) {
      return new SequenceBlendModel(
          transformer.train(behaviour, workers), transitions.train(behaviour, workers), share);
    }
  }

  /// What another finds, put in order by a ranker that has learned already.
  ///
  /// @param known of products beside behaviour
  record Ranked(Candidate found, LearnedRanker ranker, KnownProducts known) implements Candidate {
    public static final String NAME = "ranked";

    /// What is to find candidates where `ranked-als` or the like is asked for; empty for the best,
    /// and for another name.
    public static String found(String asked) {
      return asked.startsWith(NAME + "-") ? asked.substring(NAME.length() + 1) : "";
    }

    @Override
    public String model() {
      return NAME;
    }

    @Override
    public SortedMap<String, String> described() {
      var described = new TreeMap<String, String>();
      found.described().forEach((name, value) -> described.put("candidates." + name, value));
      described.put("candidates", found.model());
      described.put("ranker", ranker.ranker().toString());
      described.put("features", String.valueOf(ranker.features().size()));
      return described;
    }

    @Override
    public long bytes(Extent extent, int workers) {
      return found.bytes(extent, workers) + RankedTrainer.bytes(extent, workers);
    }

    @Override
    public RankedModel train(Behaviour behaviour, Workers workers) {
      Findings findings = new RankedTrainer(found, known, workers).findings(behaviour);
      return RankedModel.of(findings, ranker);
    }
  }

  /// A linear autoencoder, to compare with.
  record Ease(EaseSettings settings) implements Candidate {
    public static final String NAME = "ease";

    @Override
    public String model() {
      return NAME;
    }

    @Override
    public long bytes(Extent extent, int workers) {
      return extent.popularity() + new EaseTrainer(settings).bytes(extent, workers);
    }

    @Override
    public RecommenderModel train(Behaviour behaviour, Workers workers) {
      return tableModel(new EaseTrainer(settings).table(behaviour, workers), behaviour);
    }
  }

  /// Local regressions, to compare with.
  record Slim(SlimSettings settings) implements Candidate {
    public static final String NAME = "slim";

    @Override
    public String model() {
      return NAME;
    }

    @Override
    public long bytes(Extent extent, int workers) {
      return extent.popularity() + new SlimTrainer(settings).bytes(extent, workers);
    }

    @Override
    public RecommenderModel train(Behaviour behaviour, Workers workers) {
      return tableModel(new SlimTrainer(settings).table(behaviour, workers), behaviour);
    }
  }

  /// A similarity by counts, to compare with.
  ///
  /// @param neighbours kept of each item
  record Cooccurrence(Similarity similarity, int neighbours) implements Candidate {
    public static final String JACCARD = "jaccard";
    public static final String TVERSKY = "tversky";
    public static final String RANDOM_WALK = "rp3beta";

    @Override
    public String model() {
      return switch (similarity) {
        case Similarity.Jaccard _ -> JACCARD;
        case Similarity.Tversky _ -> TVERSKY;
        case Similarity.RandomWalk _ -> RANDOM_WALK;
      };
    }

    @Override
    public long bytes(Extent extent, int workers) {
      return extent.popularity()
          + new CooccurrenceTrainer(similarity, neighbours).bytes(extent, workers);
    }

    @Override
    public RecommenderModel train(Behaviour behaviour, Workers workers) {
      var trainer = new CooccurrenceTrainer(similarity, neighbours);
      return tableModel(trainer.table(behaviour, workers), behaviour);
    }
  }
}
