package io.shopkeeper.bench.planting;

import io.shopkeeper.bench.planting.Draft.Sentence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/// Composes texts that are true of a product: what is said is a fact, or harmless.
final class Composer {
  private static final int MOST_FACTS = 4;

  private final WordLists words;
  private final RandomGenerator random;

  Composer(WordLists words, RandomGenerator random) {
    this.words = words;
    this.random = random;
  }

  Draft compose(Goods goods) {
    var sentences = new ArrayList<Sentence>();
    List<String> kinds = new ArrayList<>(goods.facts().keySet());
    kinds.addAll(goods.measures().keySet());
    Collections.shuffle(kinds, random);
    for (String kind :
        kinds.subList(0, Math.min(kinds.size(), 2 + random.nextInt(MOST_FACTS - 1)))) {
      sentences.add(saying(goods, kind, value(goods, kind)));
    }
    int harmless = random.nextInt(3);
    for (int i = 0; i < harmless; i++) {
      sentences.add(
          random.nextInt(sentences.size() + 1),
          Sentence.plain(words.draw(goods.language(), "neutral", random)));
    }
    String opening = words.draw(goods.language(), "open", random);
    sentences.addFirst(Sentence.plain(opening.replace("{}", goods.title())));
    return new Draft(goods, sentences);
  }

  /// A sentence that says one thing.
  Sentence saying(Goods goods, String kind, String value) {
    return Sentence.of(kind, words.draw(goods.language(), kind + ".says", random), value);
  }

  private String value(Goods goods, String kind) {
    Measured measured = goods.measures().get(kind);
    return measured == null
        ? WordLists.draw(goods.values(kind), random)
        : measured.said(goods.chinese(), random);
  }
}
