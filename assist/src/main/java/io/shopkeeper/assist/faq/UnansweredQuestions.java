package io.shopkeeper.assist.faq;

import io.shopkeeper.assist.intent.UtteranceReader;
import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.domain.FaqId;
import io.shopkeeper.domain.Sha256;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.language.Language;
import io.shopkeeper.language.NormalText;
import io.shopkeeper.language.classify.TextFeatures;
import io.shopkeeper.language.generate.MaskingGenerator;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What customers asked in vain, those that ask the same together, as questions for the shop to
/// answer, without what [MaskingGenerator#masked(String)] finds in them. Safe for any number of
/// threads.
///
/// Cost: a pass of the encoder a question that was not in the report before, another where the
/// shop's answers changed, and the square of their number, at most [#MOST], in comparisons.
public final class UnansweredQuestions {
  /// Characters of a question of the shop's own.
  public static final int MOST_QUESTION = 500;

  /// Characters of an answer of the shop's own.
  public static final int MOST_ANSWER = 2_000;

  /// Different questions that are looked at, the newest.
  private static final int MOST = 300;

  private static final int MOST_READ = 5_000;
  private static final int MOST_OTHERS = 5;

  /// 64 bits, so that no two questions meet.
  private static final int ID_DIGITS = 16;

  /// Above, two questions count as the same.
  private static final double SAME = .5;

  private final Facts facts;
  private final Encoders encoders;
  private final Workers workers;
  private final StoredFaq faq;

  /// By [#key(String)]: the words may have to be forgotten.
  private volatile Map<String, TextFeatures> known = Map.of();

  private @Nullable Told told;

  /// Which questions have an answer among these entries, by [#key(String)].
  private record Told(FaqIndex index, Map<String, Boolean> answered) {
    boolean answers(String question) {
      return answered.computeIfAbsent(key(question), _ -> index.ask(question, 1).known());
    }
  }

  /// A question in the words in which it was asked last.
  private record Asked(String text, int times, Instant latest, String answer) {
    Asked and(Asked older) {
      return new Asked(text, times + older.times, latest, answer.isEmpty() ? older.answer : answer);
    }
  }

  /// @param encoders closed by their owner
  public UnansweredQuestions(Facts facts, Encoders encoders, Workers workers, StoredFaq faq) {
    this.facts = facts;
    this.encoders = encoders;
    this.workers = workers;
    this.faq = faq;
  }

  /// The questions asked most often, without those that have an answer by now.
  public List<FaqProposal> proposals(int most) {
    var proposals = new ArrayList<FaqProposal>();
    List<Asked> asked = asked();
    Map<String, TextFeatures> read = read(asked);
    for (Language language : List.of(Language.CHINESE, Language.ENGLISH)) {
      proposals.addAll(
          proposals(
              asked.stream()
                  .filter(
                      one -> Language.of(one.text) == language && read.containsKey(key(one.text)))
                  .toList(),
              read));
    }
    Told now = told();
    return proposals.stream()
        .sorted(
            Comparator.comparingInt(FaqProposal::asked)
                .reversed()
                .thenComparing(FaqProposal::latest, Comparator.reverseOrder()))
        .filter(proposal -> !now.answers(proposal.question()))
        .limit(most)
        .toList();
  }

  /// Adds an answer of the shop's own, which is given from the next question on.
  ///
  /// @throws IllegalArgumentException if one of them is empty or too long
  public FaqEntry add(String question, String answer) {
    fits("question", question.strip(), MOST_QUESTION);
    fits("answer", answer.strip(), MOST_ANSWER);
    var entry = new FaqEntry(id(key(question)), question.strip(), answer.strip());
    facts.putFaq(List.of(entry));
    faq.changed();
    return entry;
  }

  /// That of the same question if there is one.
  private FaqId id(String key) {
    return faq.entries().stream()
        .filter(entry -> key(entry.question()).equals(key))
        .findFirst()
        .map(FaqEntry::id)
        .orElseGet(() -> new FaqId("q-" + key.substring(0, ID_DIGITS)));
  }

  private static void fits(String what, String text, int most) {
    if (text.isEmpty() || text.length() > most) {
      throw new IllegalArgumentException(
          "the %s has %d characters, not 1 to %d".formatted(what, text.length(), most));
    }
  }

  private static String key(String question) {
    return Sha256.hex(NormalText.key(question));
  }

  private synchronized Told told() {
    FaqIndex index = faq.index();
    Told now = told;
    if (now == null || now.index != index) {
      now = new Told(index, new ConcurrentHashMap<>());
      told = now;
    }
    return now;
  }

  /// The newest questions, each once.
  private List<Asked> asked() {
    var byKey = new LinkedHashMap<String, Asked>();
    facts
        .list(
            Query.of(UnansweredQuestions.class, "unanswered.sql", (long) MOST_READ),
            row ->
                new Asked(
                    MaskingGenerator.masked(row.text(0)),
                    1,
                    Objects.requireNonNull(row.instantOrNull(1)),
                    MaskingGenerator.masked(row.text(2))))
        .forEach(one -> byKey.merge(NormalText.key(one.text), one, Asked::and));
    return byKey.values().stream().limit(MOST).toList();
  }

  private Map<String, TextFeatures> read(List<Asked> asked) {
    Map<String, TextFeatures> before = known;
    @Nullable TextFeatures[] read = new TextFeatures[asked.size()];
    workers.forEach(
        read.length,
        1,
        () ->
            i -> {
              String text = asked.get(i).text;
              Language language = Language.of(text);
              TextFeatures earlier = before.get(key(text));
              if (earlier != null) {
                read[i] = earlier;
              } else if (language != Language.OTHER) {
                var reader = new UtteranceReader(language, encoders.of(language));
                read[i] = reader.readable(text) ? reader.read(text) : null;
              }
            });
    var now = new LinkedHashMap<String, TextFeatures>();
    for (int i = 0; i < read.length; i++) {
      TextFeatures features = read[i];
      if (features != null) {
        now.put(key(asked.get(i).text), features);
      }
    }
    known = now;
    return now;
  }

  /// Groups by the question that most are like, then by that of the rest, and so on.
  private static List<FaqProposal> proposals(List<Asked> asked, Map<String, TextFeatures> read) {
    if (asked.isEmpty()) {
      return List.of();
    }
    List<TextFeatures> texts =
        asked.stream().map(one -> Objects.requireNonNull(read.get(key(one.text)))).toList();
    Meanings meanings = Meanings.of(texts);
    Spelling spelling = Spelling.of(texts);
    boolean[][] same = new boolean[texts.size()][texts.size()];
    for (int i = 0; i < same.length; i++) {
      float[] vector = Meanings.vector(texts.get(i));
      double[] cosine = meanings.cosines(vector);
      double[] centred = meanings.centredCosines(vector);
      double[] overlap = spelling.overlaps(texts.get(i).ngrams());
      for (int j = 0; j < same.length; j++) {
        same[i][j] =
            i == j || MatchedQuestions.confidence(cosine[j], centred[j], overlap[j]) >= SAME;
      }
    }
    var proposals = new ArrayList<FaqProposal>();
    boolean[] taken = new boolean[same.length];
    while (true) {
      int best =
          IntStream.range(0, same.length)
              .filter(i -> !taken[i])
              .boxed()
              .max(
                  Comparator.comparingInt((Integer i) -> times(asked, same[i], taken))
                      .thenComparing(Comparator.reverseOrder()))
              .orElse(-1);
      if (best < 0) {
        return proposals;
      }
      proposals.add(proposal(asked, best, same[best], taken));
      for (int i = 0; i < taken.length; i++) {
        taken[i] |= same[best][i];
      }
    }
  }

  private static int times(List<Asked> asked, boolean[] same, boolean[] taken) {
    return IntStream.range(0, same.length)
        .filter(i -> same[i] && !taken[i])
        .map(i -> asked.get(i).times)
        .sum();
  }

  private static FaqProposal proposal(
      List<Asked> asked, int middle, boolean[] same, boolean[] taken) {
    List<Asked> group =
        IntStream.range(0, same.length)
            .filter(i -> same[i] && !taken[i])
            .mapToObj(asked::get)
            .toList();
    return new FaqProposal(
        asked.get(middle).text,
        group.stream().mapToInt(Asked::times).sum(),
        group.stream()
            .filter(one -> one != asked.get(middle))
            .map(Asked::text)
            .limit(MOST_OTHERS)
            .toList(),
        group.stream().map(Asked::latest).max(Comparator.naturalOrder()).orElseThrow(),
        group.stream()
            .map(Asked::answer)
            .filter(answer -> !answer.isEmpty())
            .findFirst()
            .orElse(""));
  }
}
