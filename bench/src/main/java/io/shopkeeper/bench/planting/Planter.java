package io.shopkeeper.bench.planting;

import io.shopkeeper.bench.planting.Draft.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts errors into true texts: a value of another product, another number, another unit, or a word
/// of the planter's own that nothing known of the product supports.
final class Planter {
  private static final Pattern MARKED = Pattern.compile("(.*)\\[(.*)](.*)");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?(?=%|-oz|-inch|\")");
  private static final int TRIES = 40;

  private final WordLists words;
  private final List<Goods> others;
  private final Composer composer;
  private final RandomGenerator random;

  /// @param others products of the same set, whose values are borrowed
  Planter(WordLists words, List<Goods> others, Composer composer, RandomGenerator random) {
    this.words = words;
    this.others = others;
    this.composer = composer;
    this.random = random;
  }

  /// The text with an error of a kind; empty if this product gives none.
  Optional<Draft> plant(Draft draft, String kind) {
    return switch (kind) {
      case "number" -> measure(draft, numberKinds(draft.goods()), "number");
      case "price" -> measure(draft, List.of("price"), "price");
      case "forbidden" -> Optional.of(forbidden(draft));
      case "function" ->
          word(draft, draft.goods().set().equals("grocery") ? "foodfunction" : kind, kind);
      case "material" ->
          word(draft, draft.goods().set().equals("grocery") ? "packaging" : kind, kind);
      case "brand", "origin" -> word(draft, kind, kind);
      default -> throw new IllegalArgumentException("no kind '%s'".formatted(kind));
    };
  }

  /// A sentence of the shop's own with another number or another material in it; empty if it has
  /// neither.
  Optional<Sentence> spoil(Goods goods, String sentence) {
    Matcher number = NUMBER.matcher(sentence);
    if (number.find() && random.nextBoolean()) {
      double value = Double.parseDouble(number.group());
      String other =
          Measured.of(value, Measured.Unit.PIECE)
              .times(1.2 + random.nextInt(8) / 10.)
              .fact(true)
              .replace("个", "");
      if (!goods.mentions(other)) {
        return Optional.of(parted(sentence, number.start(), number.end(), other, "number"));
      }
    }
    for (String material : words.list(goods.language(), "material")) {
      Matcher found =
          Pattern.compile("(?i)(?<![a-z])" + Pattern.quote(material) + "(?![a-z])")
              .matcher(sentence);
      if (found.find()) {
        for (int i = 0; i < TRIES; i++) {
          String other = words.draw(goods.language(), "material", random);
          if (words.wrongOf(goods, other)) {
            return Optional.of(parted(sentence, found.start(), found.end(), other, "material"));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Sentence parted(String text, int start, int end, String other, String error) {
    return new Sentence("told", text.substring(0, start), other, text.substring(end), error);
  }

  private static List<String> numberKinds(Goods goods) {
    return goods.measures().keySet().stream().filter(kind -> !kind.equals("price")).toList();
  }

  private Optional<Draft> measure(Draft draft, List<String> kinds, String error) {
    Goods goods = draft.goods();
    if (kinds.isEmpty()) {
      return Optional.empty();
    }
    String kind = WordLists.draw(kinds, random);
    Measured right = goods.measures().get(kind);
    if (right == null) {
      return Optional.empty();
    }
    String wrong =
        switch (random.nextInt(4)) {
          case 0 -> right.times(1.1 + random.nextInt(9) / 10.).said(goods.chinese(), random);
          case 1 -> right.times(2 + random.nextInt(4)).said(goods.chinese(), random);
          case 2 -> right.saidInWrongUnit(goods.chinese());
          default -> {
            Measured other = WordLists.draw(others, random).measures().get(kind);
            yield other == null || near(other, right)
                ? right.times(3).said(goods.chinese(), random)
                : other.said(goods.chinese(), random);
          }
        };
    return Optional.of(say(draft, kind, wrong, error));
  }

  private static boolean near(Measured a, Measured b) {
    return Math.abs(a.value().doubleValue() / b.value().doubleValue() - 1) < 0.08;
  }

  private Optional<Draft> word(Draft draft, String kind, String error) {
    Goods goods = draft.goods();
    for (int i = 0; i < TRIES; i++) {
      List<String> borrowed = WordLists.draw(others, random).values(kind);
      String wrong =
          borrowed.isEmpty() || random.nextInt(3) == 0
              ? words.draw(goods.language(), kind, random)
              : WordLists.draw(borrowed, random);
      if (words.wrongOf(goods, wrong)) {
        return Optional.of(say(draft, kind, wrong, error));
      }
    }
    return Optional.empty();
  }

  private Draft forbidden(Draft draft) {
    Matcher marked = MARKED.matcher(words.draw(draft.goods().language(), "forbidden", random));
    if (!marked.matches()) {
      throw new IllegalStateException("a forbidden claim is not marked");
    }
    return with(
        draft,
        new Sentence("forbidden", marked.group(1), marked.group(2), marked.group(3), "forbidden"));
  }

  /// Says it instead of the truth, or in a sentence more.
  private Draft say(Draft draft, String kind, String wrong, String error) {
    var sentences = new ArrayList<Sentence>();
    boolean said = false;
    for (Sentence sentence : draft.sentences()) {
      boolean here = !said && sentence.kind().equals(kind) && sentence.error().isEmpty();
      sentences.add(here ? sentence.saying(wrong, error) : sentence);
      said |= here;
    }
    var changed = new Draft(draft.goods(), sentences);
    return said
        ? changed
        : with(changed, composer.saying(draft.goods(), kind, wrong).saying(wrong, error));
  }

  private Draft with(Draft draft, Sentence more) {
    var sentences = new ArrayList<>(draft.sentences());
    sentences.add(1 + random.nextInt(sentences.size()), more);
    return new Draft(draft.goods(), sentences);
  }
}
