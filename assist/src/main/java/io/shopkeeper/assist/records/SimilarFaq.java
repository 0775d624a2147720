package io.shopkeeper.assist.records;

import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.domain.FaqId;
import io.shopkeeper.language.Language;
import io.shopkeeper.language.embed.TextEmbedder;
import io.shopkeeper.numeric.Vectors;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The entry whose question is most like another, by the cosine of their vectors; none unless it is
/// liker than nine in ten of the entries are to the entry next to them, of the same language: what
/// is no liker than that may be another question altogether. The vectors are made when first asked.
public final class SimilarFaq {
  private static final double SURER_THAN = .9;

  private final Facts facts;
  private final TextEmbedder embedder;
  private volatile @Nullable List<Known> known;

  private record Known(FaqEntry entry, Language language, float[] vector, double next) {}

  public SimilarFaq(Facts facts, TextEmbedder embedder) {
    this.facts = facts;
    this.embedder = embedder;
  }

  /// The entry that answers a question; empty if none surely does.
  public Optional<FaqEntry> find(String question) {
    Language language = Language.of(question);
    List<Known> entries =
        known().stream().filter(entry -> entry.language == language).toList();
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    float[] vector = embedder.embed(List.of(question)).getFirst();
    Known best = entries.getFirst();
    double greatest = Double.NEGATIVE_INFINITY;
    for (Known entry : entries) {
      double cosine = Vectors.dot(entry.vector, vector);
      if (cosine > greatest) {
        greatest = cosine;
        best = entry;
      }
    }
    double[] apart = entries.stream().mapToDouble(Known::next).sorted().toArray();
    double least = apart[(int) (SURER_THAN * (apart.length - 1))];
    return greatest >= least ? Optional.of(best.entry) : Optional.empty();
  }

  private List<Known> known() {
    List<Known> entries = known;
    if (entries == null) {
      entries = read();
      known = entries;
    }
    return entries;
  }

  private List<Known> read() {
    List<FaqEntry> entries =
        facts.list(
            Query.of(SimilarFaq.class, "faq.sql"),
            row -> new FaqEntry(new FaqId(row.text(0)), row.text(1), row.text(2)));
    List<float[]> vectors = embedder.embed(entries.stream().map(FaqEntry::question).toList());
    Language[] languages =
        entries.stream().map(entry -> Language.of(entry.question())).toArray(Language[]::new);
    var all = new ArrayList<Known>();
    for (int i = 0; i < entries.size(); i++) {
      double next = 0;
      for (int j = 0; j < entries.size(); j++) {
        if (j != i && languages[i] == languages[j]) {
          next = Math.max(next, Vectors.dot(vectors.get(i), vectors.get(j)));
        }
      }
      all.add(new Known(entries.get(i), languages[i], vectors.get(i), next));
    }
    return List.copyOf(all);
  }
}
