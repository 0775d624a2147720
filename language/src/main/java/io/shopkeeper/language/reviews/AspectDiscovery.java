package io.shopkeeper.language.reviews;

import io.shopkeeper.language.Encoders;
import io.shopkeeper.language.Language;
import io.shopkeeper.language.words.Clauses;
import io.shopkeeper.language.words.EnglishTagger;
import io.shopkeeper.language.words.Span;
import io.shopkeeper.language.words.Word;
import io.shopkeeper.language.words.Words;
import io.shopkeeper.numeric.Vectors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds further aspects in the reviews of a category: nouns that stand in clauses with opinion
/// words, at least as often as nouns do on the whole (the step from opinions to targets of Qiu et
/// al., "Opinion word expansion and target extraction through double propagation", Computational
/// Linguistics 37, 2011). A term joins the aspect whose terms its vector is nearest to, or the one
/// of a more frequent new term, or is one of its own.
///
/// Cost: the words of all texts, and an encoder pass for each term, once for all categories. Used
/// by one thread at a time.
public final class AspectDiscovery {
  /// Fewer reviews of a category find accidents.
  static final int LEAST_REVIEWS = 30;

  private static final int LEAST_CLAUSES = 4;
  private static final double LEAST_SHARE = .004;
  private static final int MOST_TERMS = 60;

  /// What every shop sells, and who speaks: nothing to be judged.
  private static final Set<String> GENERAL =
      Set.of(
          ("东西 产品 商品 宝贝 货 物品 朋友 家人 孩子 老婆 老公 妈妈 爸爸 同事 人家 大家 京东 淘宝 天猫 网上 实体店 时候 时间 小时 分钟 公司 问题 感觉 情况"
               + " 事情 地方 结果 原因 个人 女生 男生 建议 评价 好评 差评 图片 实物 product item people person friend friends"
               + " husband wife mom daughter son kids company fall winter summer spring place point"
               + " side reason review reviews reviewer reviewers picture pictures photo photos"
               + " website amazon")
              .split(" "));

  /// Cosines by which these encoders find Chinese terms, and English ones, to be of one meaning.
  private static final double ALIKE_CHINESE = .72;

  private static final double ALIKE_ENGLISH = .82;

  private final Encoders encoders;
  private final OpinionLexicon lexicon;
  private final EnglishTagger tagger = new EnglishTagger();
  private final Map<String, float[]> vectors = new HashMap<>();

  public AspectDiscovery(Encoders encoders, OpinionLexicon lexicon) {
    this.encoders = encoders;
    this.lexicon = lexicon;
  }

  /// The catalogue with what these texts speak of beside.
  ///
  /// @param plains as of [io.shopkeeper.language.words.PlainText]
  public AspectCatalogue discover(List<String> plains, AspectCatalogue known) {
    if (plains.size() < LEAST_REVIEWS) {
      return known;
    }
    return grouped(terms(plains, known), known);
  }

  /// New terms, the most frequent first.
  private List<String> terms(List<String> plains, AspectCatalogue known) {
    var all = new HashMap<String, Integer>();
    var judged = new HashMap<String, Integer>();
    for (String plain : plains) {
      for (Span clause : Clauses.of(plain)) {
        List<Word> words = words(plain, clause);
        boolean opinion = !lexicon.opinions(plain, words).isEmpty();
        Set<String> own = new HashSet<>();
        for (Word word : words) {
          if (candidate(word, known)) {
            own.add(word.text());
          }
        }
        own.forEach(noun -> {
          all.merge(noun, 1, Integer::sum);
          judged.merge(noun, opinion ? 1 : 0, Integer::sum);
        });
      }
    }
    double base =
        judged.values().stream().mapToInt(n -> n).sum()
            / Math.max(1.0, all.values().stream().mapToInt(n -> n).sum());
    double least = Math.max(LEAST_CLAUSES, LEAST_SHARE * plains.size());
    return all.keySet().stream()
        .filter(noun ->
            judged.getOrDefault(noun, 0) >= least
                && judged.getOrDefault(noun, 0) >= base * all.getOrDefault(noun, 0))
        .sorted(
            Comparator.comparingInt((String noun) -> -judged.getOrDefault(noun, 0))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST_TERMS)
        .toList();
  }

  /// Here a verb taken for a noun would become an aspect: endings do not do.
  private List<Word> words(String plain, Span clause) {
    List<Word> words = Words.of(plain, clause);
    return Language.of(clause.in(plain)) == Language.CHINESE ? words : tagger.tagged(words);
  }

  private boolean candidate(Word word, AspectCatalogue known) {
    return word.kind() == Word.Kind.NOUN
        && word.span().length() >= (Language.of(word.text()) == Language.CHINESE ? 2 : 3)
        && !GENERAL.contains(word.text())
        && !lexicon.knows(word.text())
        && !known.terms().containsKey(word.text());
  }

  private AspectCatalogue grouped(List<String> terms, AspectCatalogue known) {
    var found = new LinkedHashMap<String, String>();
    var fresh = new ArrayList<Aspect>();
    for (String term : terms) {
      Language language = Language.of(term);
      double alike = language == Language.CHINESE ? ALIKE_CHINESE : ALIKE_ENGLISH;
      String nearest = term;
      double best = alike;
      for (Map.Entry<String, String> other :
          java.util.stream.Stream.concat(
                  found.entrySet().stream(),
                  known.terms().entrySet().stream().sorted(Map.Entry.comparingByKey()))
              .toList()) {
        if (Language.of(other.getKey()) == language) {
          double cosine = Vectors.dot(vector(term), vector(other.getKey()));
          if (cosine > best) {
            best = cosine;
            nearest = other.getValue();
          }
        }
      }
      found.put(term, nearest);
      if (nearest.equals(term)) {
        fresh.add(new Aspect(term, term, term, Aspect.Owner.PRODUCT));
      }
    }
    return known.with(fresh, found);
  }

  private float[] vector(String term) {
    return vectors.computeIfAbsent(
        term, text -> encoders.of(Language.of(text)).encode(text).sentence());
  }
}
