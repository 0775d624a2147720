package io.shopkeeper.language.evaluation;

import io.shopkeeper.language.Language;
import io.shopkeeper.language.LanguageException;
import io.shopkeeper.language.NormalText;
import io.shopkeeper.language.classify.Ngrams;
import io.shopkeeper.language.classify.TextFeatures;
import io.shopkeeper.language.reviews.OpinionMeasures;
import io.shopkeeper.language.words.Span;
import io.shopkeeper.neural.encoder.Encoding;
import io.shopkeeper.neural.encoder.TextEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Aspects in their sentences. A record is three lines: the sentence with `$T$` in place of the
/// aspect, the aspect, its polarity. What is seen: the whole sentence, the clause of the aspect,
/// the words on either side of it and its own.
final class AspectTask implements Task<AspectTask.Aspect> {
  private static final String HOLE = "$T$";
  private static final int LINES = 3;
  private static final int REACH = 5;
  private static final String CLAUSE_ENDS = ",.;!?…，。；！？、~\n";

  /// An aspect and the normal text around it.
  record Aspect(String left, String target, String right) {}

  @Override
  public Labelled<Aspect> read(Path file) {
    List<String> lines = RecordFile.text(file).lines().toList();
    int end = lines.size();
    while (end > 0 && lines.get(end - 1).isBlank()) {
      end--;
    }
    if (end == 0 || end % LINES != 0) {
      throw new LanguageException(
          LanguageException.Code.FILE_UNREADABLE,
          "'%s' has %d lines: three a record are expected, a sentence with %s, the aspect, its"
                  .formatted(file, end, HOLE)
              + " polarity");
    }
    var aspects = new ArrayList<Aspect>();
    var labels = new ArrayList<String>();
    for (int i = 0; i < end; i += LINES) {
      aspects.add(aspect(lines.get(i), lines.get(i + 1)));
      labels.add(lines.get(i + 2).strip());
    }
    boolean labelled = labels.stream().noneMatch(String::isEmpty);
    return new Labelled<>(aspects, labelled ? labels : List.of());
  }

  private static Aspect aspect(String sentence, String target) {
    int hole = sentence.indexOf(HOLE);
    String left = hole < 0 ? sentence : sentence.substring(0, hole);
    String right = hole < 0 ? "" : sentence.substring(hole + HOLE.length());
    return new Aspect(normal(left), normal(target), normal(right.replace(HOLE, target)));
  }

  /// Without the blanks that part characters in some files.
  private static String normal(String text) {
    return NormalText.of(text).replaceAll("(?<=\\p{IsHan}) (?=\\p{IsHan})", "");
  }

  @Override
  public String text(Aspect aspect) {
    return aspect.left + " [" + aspect.target + "] " + aspect.right;
  }

  /// The aspect itself stays: who asks about it knows its name.
  @Override
  public Aspect rewritten(Aspect aspect, UnaryOperator<String> text) {
    return new Aspect(
        normal(text.apply(aspect.left)), aspect.target, normal(text.apply(aspect.right)));
  }

  @Override
  public Function<Aspect, TextFeatures> features(
      Language language, Optional<TextEncoder> encoder, List<Aspect> train) {
    String gap = language == Language.CHINESE ? "" : " ";
    return aspect -> {
      Sentence sentence = sentence(aspect, gap);
      return new TextFeatures(
          ngrams(aspect),
          encoder.map(e -> vectors(e, sentence)).orElse(new float[0][]),
          OpinionMeasures.around(sentence.text, sentence.clause, sentence.target),
          List.of(sentence.text, aspect.target));
    };
  }

  /// A sentence with the places of an aspect and the clause it is in.
  private record Sentence(String text, Span clause, Span target) {}

  private static Sentence sentence(Aspect aspect, String gap) {
    String before = aspect.left + (aspect.left.isEmpty() ? "" : gap);
    String text = before + aspect.target + gap + aspect.right;
    int end = before.length() + aspect.target.length();
    int clauseEnd = Math.min(text.length(), end + gap.length() + clauseEnd(aspect.right));
    return new Sentence(
        text, new Span(clauseStart(aspect.left), clauseEnd), new Span(before.length(), end));
  }

  private static long[] ngrams(Aspect aspect) {
    List<String> left = Ngrams.units(aspect.left);
    List<String> right = Ngrams.units(aspect.right);
    List<String> clauseLeft = Ngrams.units(aspect.left.substring(clauseStart(aspect.left)));
    List<String> clauseRight = Ngrams.units(aspect.right.substring(0, clauseEnd(aspect.right)));
    return new Ngrams()
        .add("", around(left, right), 3)
        .add("clause", around(clauseLeft, clauseRight), 3)
        .add("left", left.subList(Math.max(0, left.size() - REACH), left.size()), 2)
        .add("right", right.subList(0, Math.min(REACH, right.size())), 2)
        .add("target", Ngrams.units(aspect.target), 2)
        .distinct();
  }

  private static List<String> around(List<String> left, List<String> right) {
    var units = new ArrayList<>(left);
    units.add(HOLE);
    units.addAll(right);
    return units;
  }

  private static int clauseStart(String left) {
    for (int i = left.length() - 1; i >= 0; i--) {
      if (CLAUSE_ENDS.indexOf(left.charAt(i)) >= 0) {
        return i + 1;
      }
    }
    return 0;
  }

  private static int clauseEnd(String right) {
    for (int i = 0; i < right.length(); i++) {
      if (CLAUSE_ENDS.indexOf(right.charAt(i)) >= 0) {
        return i;
      }
    }
    return right.length();
  }

  /// The mean over the aspect's tokens in its sentence; of the clause read alone the mean over
  /// tokens of every layer, and the sentence vector.
  private static float[][] vectors(TextEncoder encoder, Sentence sentence) {
    var vectors = new ArrayList<float[]>();
    Span target = sentence.target;
    vectors.add(mean(encoder.encode(sentence.text), target.start(), target.end()));
    List<Encoding> layers = encoder.layers(sentence.clause.in(sentence.text));
    for (Encoding layer : layers) {
      vectors.add(layer.mean(0, layer.size()));
    }
    vectors.add(layers.getLast().sentence());
    return vectors.toArray(float[][]::new);
  }

  private static float[] mean(Encoding encoding, int from, int to) {
    int first = 0;
    while (first < encoding.size() && encoding.ends()[first] <= from) {
      first++;
    }
    int last = first;
    while (last < encoding.size() && encoding.starts()[last] < to) {
      last++;
    }
    return encoding.mean(first, last);
  }
}
