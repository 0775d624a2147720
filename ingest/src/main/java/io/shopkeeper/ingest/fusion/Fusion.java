package io.shopkeeper.ingest.fusion;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.numeric.Workers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds which records of two platforms of one shop are the same customer or product.
///
/// Values are put into normal form and into their columns, pairs that share a rare blocking key
/// compared, a model fitted to the comparisons without labels, and each pair decided: merged, shown
/// to a person, or neither. Same data, same labels, same result, at any number of workers. For
/// memory and time see the package.
///
/// ```java
/// var fusion = new Fusion(FusionKind.CUSTOMERS, FusionSettings.DEFAULT);
/// var labels = new FusionLabels(online, branch);
/// labels.add(new FusionLabel("17", "K-3", true));
/// FusionResult result = fusion.fuse(online, branch, labels, workers, Progress.NONE);
/// ```
///
/// @param kind which fields count
public record Fusion(FusionKind kind, FusionSettings settings) {
  private static final int STAGES = 4;

  /// Fuses two lists.
  ///
  /// @param labels made for these lists; empty where nobody has said anything
  /// @throws IllegalArgumentException if an id is twice in a list, or labels are of other lists
  public FusionResult fuse(
      List<FusionRecord> a,
      List<FusionRecord> b,
      FusionLabels labels,
      Workers workers,
      Progress progress) {
    requireDistinct("A", a);
    requireDistinct("B", b);
    if (!labels.fits(a.size(), b.size())) {
      throw new IllegalArgumentException("the labels were made for other lists of records");
    }
    progress.at("cleaning", 0, STAGES);
    var records = new JointRecords(kind, a, b);
    int repaired = ColumnRepair.repair(records);
    Asked asked = asked(records);
    progress.at("comparing", 1, STAGES);
    Candidates candidates =
        Candidates.find(records, asked.comparisons(), asked.keys(), settings, workers);
    progress.at("fitting", 2, STAGES);
    LinkageModel learned = new LinkageTrainer(records, asked.comparisons(), candidates).train();
    LinkageModel model = LabelRefit.refit(learned, labels.pairs());
    progress.at("deciding", 3, STAGES);
    Contenders contenders = Contenders.of(records, model, candidates, labels.pairs());
    DuplicateGroups groups =
        DuplicateGroups.of(records, model, contenders, settings.mergeProbability());
    var counts =
        new FusionResult.Counts(
            a.size(), b.size(), candidates.size(), repaired, 0, labels.size(), 0, 0);
    FusionResult result =
        new Decisions(records, model, contenders, groups, settings).decide(counts);
    progress.at("deciding", STAGES, STAGES);
    return result;
  }

  /// How many of some pairs are compared at all: the recall of blocking, to be measured where the
  /// truth is known.
  ///
  /// @param pairs of known records; what they say does not matter
  public int compared(
      List<FusionRecord> a, List<FusionRecord> b, List<FusionLabel> pairs, Workers workers) {
    var records = new JointRecords(kind, a, b);
    ColumnRepair.repair(records);
    Asked asked = asked(records);
    Candidates candidates =
        Candidates.find(records, asked.comparisons(), asked.keys(), settings, workers);
    Set<FusionLabel> found = HashSet.newHashSet(candidates.size());
    for (int pair = 0; pair < candidates.size(); pair++) {
      String idA = records.record(candidates.a()[pair]).id();
      found.add(new FusionLabel(idA, records.record(candidates.b()[pair]).id(), true));
    }
    return (int)
        pairs.stream()
            .filter(pair -> found.contains(new FusionLabel(pair.idA(), pair.idB(), true)))
            .count();
  }

  private record Asked(Comparisons comparisons, BlockingKeys keys) {}

  private static Asked asked(JointRecords records) {
    return switch (records.kind()) {
      case CUSTOMERS -> {
        var customers = new CustomerComparisons(records);
        yield new Asked(customers.comparisons(), customers);
      }
      case PRODUCTS -> {
        var products = new ProductComparisons(records);
        yield new Asked(products.comparisons(), products);
      }
    };
  }

  private static void requireDistinct(String platform, List<FusionRecord> records) {
    Set<String> ids = HashSet.newHashSet(records.size());
    for (FusionRecord record : records) {
      if (!ids.add(record.id())) {
        throw new IllegalArgumentException(
            "%s has the id '%s' twice".formatted(platform, record.id()));
      }
    }
  }
}
