package io.shopkeeper.assist;

import io.shopkeeper.assist.Answer.Outcome;
import io.shopkeeper.assist.faq.FaqAnswer.Match;
import io.shopkeeper.assist.records.ServiceDesk;
import io.shopkeeper.assist.records.ShopRecords;
import io.shopkeeper.assist.speak.Sentences;
import io.shopkeeper.assist.understand.Dialogue;
import io.shopkeeper.assist.understand.Reader;
import io.shopkeeper.assist.understand.Reading;
import io.shopkeeper.assist.understand.Topic;
import io.shopkeeper.assist.understand.TopicGuess;
import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.language.Language;
import io.shopkeeper.recommend.Recommender;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;

/// Answers customers from the shop's records, in Chinese or English, as they ask.
///
/// Everything stated is read from a record at that moment and names it; what no record says is not
/// said. A question is text, whatever it demands: it chooses which of a few fixed questions are put
/// to the records, and orders are told to nobody but the customer whose they are. Safe for any
/// number of threads; an answer costs a few queries, and a pass of an encoder where a rule of the
/// shop is asked for.
public final class Assistant {

  /// Where a question may be cut into several.
  private static final Pattern PARTS =
      Pattern.compile(
          "[?？!！;；。\\n]+|(?<![0-9])[.,，](?![0-9])|\\b(?:and also|and)\\b|另外|还有|以及|顺便|并且");

  private static final System.Logger LOG = System.getLogger(Assistant.class.getName());

  private final Shop shop;
  private final Sentences english;
  private final Sentences chinese;
  private final FaqFinder faq;
  private final Reader reader;
  private final OrderTalk orders;
  private final ProductTalk products;
  private final RequestTalk requests;
  private final RecommendTalk recommending;
  private final Voice voice;

  /// @param guess of what is wanted by words that no cue knows
  /// @param voice how what is answered is put
  public Assistant(
      Shop shop,
      ShopRecords records,
      FaqFinder faq,
      ServiceDesk desk,
      Recommender recommender,
      TopicGuess guess,
      Voice voice) {
    this.shop = shop;
    this.faq = faq;
    this.english = new Sentences(Language.ENGLISH, shop);
    this.chinese = new Sentences(Language.CHINESE, shop);
    this.reader = new Reader(records, guess);
    this.orders = new OrderTalk(records);
    this.products = new ProductTalk(records);
    this.requests = new RequestTalk(records, desk);
    this.voice = voice;
    this.recommending = new RecommendTalk(records, recommender);
  }

  /// A conversation's beginning.
  public Dialogue begin() {
    return Dialogue.begin(Language.of(shop.locale()));
  }

  /// Answers a question in the course of a conversation.
  public Answer answer(Question question, Dialogue dialogue) {
    if (question.text().length() > Question.MOST_CHARACTERS) {
      var cut =
          new Question(
              question.text().substring(0, Question.MOST_CHARACTERS),
              question.asker(),
              question.at());
      Turn turn = turn(cut, dialogue);
      turn.say("too.long");
      turn.ends(Outcome.ASKED_BACK);
      return turn.answer();
    }
    Turn turn;
    try {
      turn = turn(question, dialogue);
      tell(turn);
    } catch (RuntimeException e) {
      // Whatever tool fails, the customer is told, and the conversation stands as it did.
      LOG.log(System.Logger.Level.ERROR, "a question could not be answered", e);
      Turn failed = turn(question, Reading.none(question.text(), dialogue.language()), dialogue);
      failed.say("failed");
      failed.ends(Outcome.FAILED);
      return failed.answer();
    }
    return voice.put(question, turn.answer());
  }

  private Turn turn(Question question, Dialogue dialogue) {
    return turn(
        question, reader.read(question.text(), dialogue, shop.day(question.at())), dialogue);
  }

  private Turn turn(Question question, Reading reading, Dialogue dialogue) {
    Sentences sentences = reading.language() == Language.CHINESE ? chinese : english;
    return new Turn(question, reading, sentences, dialogue.in(reading.language()));
  }

  private void tell(Turn turn) {
    Reading reading = turn.reading;
    if (reading.normal().codePoints().noneMatch(Character::isLetterOrDigit)) {
      turn.say("say.more");
      turn.ends(Outcome.ASKED_BACK);
      requests.remind(turn);
    } else if (reading.about(Topic.OVERREACH)) {
      turn.say("refused");
      turn.ends(Outcome.REFUSED);
      requests.remind(turn);
    } else if (requests.tell(turn)) {
      return;
    } else if (reading.topics().equals(Set.of(Topic.ABUSE))) {
      turn.say("sorry");
      turn.ends(Outcome.ASKED_BACK);
      requests.remind(turn);
    } else if (reading.about(Topic.HUMAN)) {
      turn.say("human");
      turn.ends(Outcome.HANDED_OVER);
      // "OK" is to the person from now on.
      turn.now(turn.dialogue().waiting(null));
    } else if (reading.topics().equals(Set.of(Topic.GREETING))
        || reading.topics().equals(Set.of(Topic.THANKS))) {
      turn.say(reading.about(Topic.GREETING) ? "hello" : "thanks");
      turn.ends(Outcome.COURTESY);
      requests.remind(turn);
    } else {
      inform(turn);
      turn.begin();
      requests.remind(turn);
    }
  }

  private void inform(Turn turn) {
    Reading reading = turn.reading;
    turn.now(turn.dialogue().speaking(null));
    if (reading.about(Topic.ELSEWHERE)) {
      turn.lack("unknown.future");
    }
    // What names no product and has none to go on with may be about the shop.
    boolean ofNothing =
        reading.named().isEmpty()
            && turn.dialogue().products().isEmpty()
            && reading.topics().stream().anyMatch(Topic::ofAProduct);
    boolean policy = (reading.about(Topic.POLICY) || ofNothing) && policy(turn);
    turn.begin();
    boolean known = policy && !reading.expectsOrder() && reading.named().isEmpty();
    if (known) {
      requests.spokenOf(turn);
    }
    if (!known && orders.asked(turn)) {
      orders.tell(turn);
    } else if (!known && recommending.asked(turn)) {
      recommending.tell(turn);
    } else if (!known && products.asked(turn)) {
      products.tell(turn);
    }
    if (turn.empty() && !policy(turn) && !requests.offer(turn)) {
      if (reading.about(Topic.POLICY)) {
        turn.lack("unknown.policy");
      } else {
        turn.lack("unknown");
        requests.bought(turn);
      }
    }
  }

  /// Adds the shop's own answers to the parts of a question that ask for its rules.
  private boolean policy(Turn turn) {
    var found = new LinkedHashMap<FaqEntry, Match>();
    var parts = new ArrayList<String>();
    for (String part : PARTS.splitAsStream(turn.question.text()).toList()) {
      if (Reader.topics(part).contains(Topic.POLICY)) {
        parts.add(part.strip());
      }
    }
    if (parts.size() > 1) {
      parts.forEach(part -> find(part, found));
    }
    if (found.isEmpty()) {
      find(turn.question.text(), found);
    }
    if (found.isEmpty() && parts.size() == 1) {
      find(parts.getFirst(), found);
    }
    found.values().forEach(match -> policy(turn, match));
    return !found.isEmpty();
  }

  /// Of two parts that are answered by the same entry, the one that is likest to it counts.
  private void find(String part, Map<FaqEntry, Match> found) {
    faq.find(part)
        .ifPresent(match ->
            found.merge(
                match.entry(),
                match,
                BinaryOperator.maxBy(Comparator.comparingDouble(Match::confidence))));
  }

  /// What only may be the same question is told with the question that it answers.
  private static void policy(Turn turn, Match match) {
    turn.begin();
    FaqEntry entry = match.entry();
    var answer = new Source("faq", entry.id().value(), "answer", entry.answer());
    boolean own = Language.of(entry.answer()) == turn.sentences.language();
    String said = own ? entry.answer() : turn.sentences.said("policy.other", entry.answer());
    if (match.asksTheSame()) {
      turn.quote(answer, said);
    } else {
      var question = new Source("faq", entry.id().value(), "question", entry.question());
      turn.state(List.of(answer, question), "policy.about", entry.question(), said);
    }
  }
}
