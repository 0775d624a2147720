package io.shopkeeper.ingest.merge;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.ingest.StoredRecords;
import io.shopkeeper.ingest.fusion.FusedPair;
import io.shopkeeper.ingest.fusion.Fusion;
import io.shopkeeper.ingest.fusion.FusionKind;
import io.shopkeeper.ingest.fusion.FusionLabel;
import io.shopkeeper.ingest.fusion.FusionLabels;
import io.shopkeeper.ingest.fusion.FusionRecord;
import io.shopkeeper.ingest.fusion.FusionResult;
import io.shopkeeper.ingest.fusion.FusionSettings;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.store.Facts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Fuses the platforms of one shop as they lie in its store: every platform with every other.
///
/// Labels that people gave refit the model and decide their own pairs; what an earlier fusion found
/// is replaced. One at a time.
public record ShopFusion(Facts facts, Merges merges, InstantSource clock) {

  /// What came of it.
  ///
  /// @param platforms their names
  /// @param merges that the model found
  /// @param forbidden merges left out since people's labels forbid them
  public record Outcome(List<String> platforms, int merges, int doubts, int forbidden) {
    public Outcome {
      platforms = List.copyOf(platforms);
    }
  }

  /// Fuses one kind. With fewer than two platforms there is nothing to fuse: what was found before
  /// goes, what people said stays.
  public Outcome fuse(FusionKind kind, Workers workers, Progress progress) {
    var records = StoredRecords.read(facts, kind);
    List<String> platforms = List.copyOf(records.keySet());
    List<List<FusionRecord>> of = List.copyOf(records.values());
    List<Said> said = merges.labels(kind);
    var found = new ArrayList<Merge>();
    var doubts = new ArrayList<Doubt>();
    Instant now = clock.instant();
    for (int i = 0; i < platforms.size(); i++) {
      for (int j = i + 1; j < platforms.size(); j++) {
        VariantRecords a = VariantRecords.of(of.get(i), of.get(j));
        VariantRecords b = VariantRecords.of(of.get(j), of.get(i));
        FusionResult result =
            new Fusion(kind, FusionSettings.DEFAULT)
                .fuse(a.records(), b.records(), labels(said, a, b), workers, progress);
        VariantRecords.ofProducts(result.merges(), a, b).stream()
            .filter(pair -> pair.basis() != FusedPair.Basis.LABEL)
            .forEach(pair -> found.add(merge(kind, pair, now)));
        VariantRecords.ofProducts(result.reviews(), a, b)
            .forEach(pair -> doubts.add(doubt(kind, pair)));
      }
    }
    int forbidden = merges.replace(kind, found, doubts);
    return new Outcome(platforms, found.size() - forbidden, merges.doubts(kind).size(), forbidden);
  }

  private static FusionLabels labels(List<Said> said, VariantRecords a, VariantRecords b) {
    var labels = new FusionLabels(a.records(), b.records());
    for (Said one : said) {
      // Of which platform either is, is not kept: the wrong way round it is of unknown records.
      label(labels, a.ids(one.a()), b.ids(one.b()), one.same());
      label(labels, a.ids(one.b()), b.ids(one.a()), one.same());
    }
    return labels;
  }

  /// That products are the same makes their variants so of which there are as many, in their order;
  /// of others it is not told which is which.
  private static void label(FusionLabels labels, List<String> a, List<String> b, boolean same) {
    if (a.size() == b.size()) {
      for (int i = 0; i < a.size(); i++) {
        labels.add(new FusionLabel(a.get(i), b.get(i), same));
      }
    }
  }

  private static Merge merge(FusionKind kind, FusedPair pair, Instant now) {
    return new Merge(
        kind, first(pair), second(pair), pair.probability(), pair.reason(), Merges.MODEL, now);
  }

  private static Doubt doubt(FusionKind kind, FusedPair pair) {
    return new Doubt(kind, first(pair), second(pair), pair.probability(), pair.reason());
  }

  private static String first(FusedPair pair) {
    String a = pair.a().id();
    String b = pair.b().id();
    return a.compareTo(b) < 0 ? a : b;
  }

  private static String second(FusedPair pair) {
    String a = pair.a().id();
    return a.equals(first(pair)) ? pair.b().id() : a;
  }
}
