package io.shopkeeper.content.check;

import io.shopkeeper.language.NormalText;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Near copies by the share of runs of five characters they have in common (Broder, "On the
/// resemblance and containment of documents", 1997).
final class Similar {
  private static final int RUN = 5;
  private static final double COPY = 0.8;

  private Similar() {}

  static List<String> to(String text, Collection<String> others) {
    Set<String> runs = runs(text);
    return others.stream().filter(other -> resemblance(runs, runs(other)) >= COPY).toList();
  }

  private static double resemblance(Set<String> a, Set<String> b) {
    long both = a.stream().filter(b::contains).count();
    long any = a.size() + b.size() - both;
    return any == 0 ? 0 : (double) both / any;
  }

  private static Set<String> runs(String text) {
    String key = NormalText.key(text);
    var runs = new HashSet<String>();
    for (int i = 0; i + RUN <= key.length(); i++) {
      runs.add(key.substring(i, i + RUN));
    }
    return runs;
  }
}
