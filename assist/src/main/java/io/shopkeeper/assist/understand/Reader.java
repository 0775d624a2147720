package io.shopkeeper.assist.understand;

import static java.util.stream.Collectors.joining;

import io.shopkeeper.assist.records.ProductNames.Named;
import io.shopkeeper.assist.records.ShopRecords;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.language.Language;
import io.shopkeeper.language.NormalText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads questions by their cues and the names of the shop's records, so that what is understood
/// can be foretold; words without a cue by how near they are to examples. Linear in the text but
/// for the names.
public final class Reader {

  /// A word with a digit in it, as numbers of orders are: `O-1024`, `#1001`, `2024/11`.
  private static final Pattern NUMBER =
      Pattern.compile("[#№]?([\\p{IsLatin}\\p{Nd}][\\p{IsLatin}\\p{Nd}_./-]{0,60})");

  private static final Pattern CALLED_ORDER =
      Pattern.compile(
          "(?:order(?: number| no\\.?|"
              + " id)?|订单(?:号|编号)?|单号)\\s*(?:is|was|是|为|:|：|#|no\\.?|number)*\\s*[#№:：]?\\s*$",
          Pattern.CASE_INSENSITIVE);

  /// A clause that begins with "not", one that says what is kept where another follows, and what
  /// "instead of" leads to.
  private static final Pattern NOT_MEANT =
      Pattern.compile(
          "(?<=^|[,，;；。!！])\\s*(?:and |but )?(?:not|不是|并非|而不是)(?!\\p{IsLatin})"
              + "[^,，;；。!！]*?(?=$|[,，;；。!！]|\\bbut\\b|而?是)"
              + "|(?<!是)(?:不是|并非)(?!.*[吗？?])[^,，;；。!！]*?(?=$|[,，;；。!！]|而?是)"
              + "|\\b(?:instead of|rather than)\\b[^,，;；。!！]*|而不是[^,，;；。!！]*",
          Pattern.CASE_INSENSITIVE);

  /// A clause that says what is kept, beside another.
  private static final Pattern KEPT =
      Pattern.compile(
          "[^,，;；。!！]*(?:[不别](?:退|换|取消)了?|留着|留下|保留|我还?要的)(?=[,，;；。!！]\\s*\\S)"
              + "|\\bkeep(?:ing)?\\b[^,，;；。.!！]*(?=[,，;；。.!！]\\s*\\S|\\bbut\\b)"
              + "|(?<=[,，;；。.!！]|\\bbut\\b|\\band\\b)[^,，;；。.!！]*?(?:\\bkeep(?:ing)?\\b|留着|留下)"
              + "[^,，;；。.!！]*$"
              + "|[^,，;；。.!！]*\\b(?:stays?|staying)\\b[^,，;；。.!！]*(?=[,，;；。.!！]\\s*\\S)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LIMIT =
      Pattern.compile(
          "(?:under|below|less than|up to|at most|cheaper"
              + " than|max(?:imum)?|不超过|低于|少于|小于|最多)\\s*[€$£¥￥]?\\s*(\\d+(?:[.,]\\d{1,2})?)|(\\d+(?:\\.\\d{1,2})?)\\s*(?:元|块|块钱|€|eur|euros?|dollars?)?\\s*(?:以内|以下|之内|or"
              + " less)");

  private static final Pattern CLAUSES = Pattern.compile("[,，.。;；!！]");

  private static final Pattern AND = Pattern.compile("^\\s*(?:and|so|那)\\b\\s*");

  private static final Set<Topic> ANSWERS = Set.of(Topic.YES, Topic.NO);

  private static final Typos TYPOS = new Typos(Cues.lines("examples_en.txt"));

  /// Words with a digit in them.
  private static final Pattern NUMBERED =
      Pattern.compile("[#№\\p{IsLatin}_./-]*\\p{Nd}[\\p{IsLatin}\\p{Nd}_./-]*");

  /// Amounts and days.
  private static final Pattern NO_ORDER =
      Pattern.compile("\\d+[.,]\\d{2}|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}");

  private static final Pattern PERCENT = Pattern.compile("\\s?[%％]");

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final ShopRecords records;

  private final TopicGuess guess;

  /// @param guess of what no cue says
  public Reader(ShopRecords records, TopicGuess guess) {
    this.records = records;
    this.guess = guess;
  }

  /// What a text says, after what was said before.
  ///
  /// @param today the shop's day
  public Reading read(String text, Dialogue dialogue, LocalDate today) {
    String normal = NormalText.of(text);
    String kept = KEPT.matcher(text).results().map(MatchResult::group).collect(joining(" "));
    String meant = NOT_MEANT.matcher(KEPT.matcher(text).replaceAll(" ")).replaceAll(" ");
    String normalMeant = NormalText.of(meant);
    List<Named> named = records.names().in(meant);
    var orders = new ArrayList<OrderId>();
    boolean called = orders(meant, named, orders);
    List<Product> spokenOf =
        products(named.stream().flatMap(one -> one.products().stream()).toList());
    // A title may hold a cue, as "Gift wrap" does: what is asked is in the other words.
    String asked = withoutNames(text, spokenOf);
    String normalAsked = NormalText.of(asked);
    Set<Topic> topics = Cues.topics(normalAsked);
    List<Product> asksOf = named.isEmpty() ? products(dialogue.products()) : spokenOf;
    List<AskedProperty> properties = AskedProperty.in(normalAsked, asksOf);
    if (!properties.isEmpty() && (!asksOf.isEmpty() || topics.isEmpty())) {
      topics.add(Topic.ATTRIBUTE);
    }
    Language language = language(text, asked, topics, dialogue);
    if (topics.isEmpty()) {
      // A yes or a no is only what was said: "might" is no slip of "right".
      topics.addAll(Cues.topics(TYPOS.corrected(normalAsked)));
      topics.removeAll(ANSWERS);
    }
    String words = NUMBERED.matcher(asked).replaceAll(" ").strip();
    if (agreesTo(NormalText.of(words), dialogue)) {
      topics.add(Topic.YES);
    }
    Assent assent = assent(words, language, topics, dialogue);
    if (assent == Assent.SURE && !topics.contains(Topic.NO)) {
      topics.add(Topic.YES);
    }
    // "Take my last order back out": whoever speaks of orders may want something done.
    boolean cued = !topics.isEmpty() && !topics.equals(Set.of(Topic.ORDER_LIST));
    boolean guessed = !cued && guessed(words, language, dialogue, topics, !orders.isEmpty());
    return new Reading(
        normal,
        normalMeant,
        NormalText.of(kept),
        language,
        topics,
        guessed,
        assent,
        named,
        orders,
        called,
        Pointing.of(normalAsked, NormalText.of(withoutNames(meant, spokenOf)), today),
        properties,
        limit(normal));
  }

  /// Adds the topic that words without a cue are nearest to, if that is sure. What kind of request
  /// is begun is not changed by a guess.
  ///
  /// @param ofOrder whether an order's number is in the text: whoever names one mostly wants
  ///   something of it, and what is wanted done is confirmed
  private boolean guessed(
      String words, Language language, Dialogue dialogue, Set<Topic> topics, boolean ofOrder) {
    if (words.codePoints().filter(Character::isLetter).count() < 2) {
      return false;
    }
    return guess
        .of(words, language)
        .or(() -> ofOrder ? guess.likely(words, language).filter(Topic::request) : Optional.empty())
        .filter(topic -> topics.isEmpty() || topic.request())
        .filter(topic ->
            dialogue.pending() == null ? topic != Topic.YES && topic != Topic.NO : !topic.request())
        .map(topics::add)
        .orElse(false);
  }

  /// "And yes to the swap": a clause that says yes and names the request that waits for it.
  private static boolean agreesTo(String words, Dialogue dialogue) {
    Dialogue.Pending pending = dialogue.pending();
    return pending != null
        && pending.complete()
        && CLAUSES
            .splitAsStream(words)
            .anyMatch(clause -> {
              String rest = Cues.without(pending.kind(), clause);
              return !rest.equals(clause)
                  && Cues.topics(AND.matcher(rest).replaceFirst("")).contains(Topic.YES);
            });
  }

  /// How far words say yes, where nothing but a yes is waited for. Whoever says yes may name what
  /// was asked, as they may name its order, and may be polite: what is left of the words tells it
  /// as well.
  private Assent assent(String words, Language language, Set<Topic> topics, Dialogue dialogue) {
    Dialogue.Pending pending = dialogue.pending();
    if (pending == null || !pending.complete()) {
      return Assent.UNREAD;
    }
    String plain = Courtesy.without(words);
    String left = topics.contains(Topic.YES) ? Cues.without(pending.kind(), plain) : plain;
    if (!left.equals(plain)) {
      left = Courtesy.withoutHeard(left);
    }
    return Stream.of(words, plain, Cues.without(pending.kind(), words), left)
        .filter(one -> topics.contains(Topic.YES) || one.equals(words) || one.equals(plain))
        .filter(one -> one.codePoints().anyMatch(Character::isLetter))
        .distinct()
        .map(one -> guess.assent(one, language))
        .min(Comparator.naturalOrder())
        .orElse(Assent.UNREAD);
  }

  private List<Product> products(List<ProductId> ids) {
    return List.copyOf(records.products(ids).values());
  }

  /// That of words without the names of products, numbers left aside. "OK" and "no" are said in
  /// every language, so that they leave it as it was, as does what has no words of its own.
  private static Language language(
      String text, String asked, Set<Topic> topics, Dialogue dialogue) {
    String plain = NUMBERED.matcher(asked).replaceAll(" ");
    Language language = Language.of(plain);
    long letters = plain.codePoints().filter(Character::isLetter).count();
    boolean everywhere =
        letters <= 3 && (topics.equals(Set.of(Topic.YES)) || topics.equals(Set.of(Topic.NO)));
    if (language != Language.OTHER
        && letters >= 2
        && !(everywhere && language == Language.ENGLISH)) {
      return language;
    }
    return Language.of(text) == Language.CHINESE ? Language.CHINESE : dialogue.language();
  }

  private static String withoutNames(String text, List<Product> products) {
    String plain = text;
    for (Product product : products) {
      plain = without(product.title(), plain);
      for (Map.Entry<String, String> attribute : product.attributes().entrySet()) {
        plain =
            attribute.getKey().startsWith("title_") ? without(attribute.getValue(), plain) : plain;
      }
    }
    return plain;
  }

  /// A text without the words of a name; Latin ones only where they stand alone.
  private static String without(String name, String text) {
    String left = text;
    for (String word : BLANKS.splitAsStream(name).toList()) {
      left =
          Pattern.compile(
                  "(?<!\\p{IsLatin})" + Pattern.quote(word) + "(?!\\p{IsLatin})",
                  Pattern.CASE_INSENSITIVE)
              .matcher(left)
              .replaceAll(" ");
    }
    return left;
  }

  /// Adds what may be the number of an order; true if one was called that.
  private boolean orders(String text, List<Named> named, List<OrderId> found) {
    Set<String> products =
        named.stream()
            .flatMap(one -> one.products().stream())
            .map(id -> id.value().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    boolean called = false;
    Matcher words = NUMBER.matcher(text);
    while (words.find()) {
      String word = words.group(1).replaceAll("[./-]+$", "");
      if (word.chars().noneMatch(Character::isDigit)
          || PERCENT.matcher(text).region(words.end(), text.length()).lookingAt()
          || products.contains(word.toLowerCase(Locale.ROOT))) {
        continue;
      }
      boolean after = CALLED_ORDER.matcher(text.substring(0, words.start())).find();
      if (after || (word.length() >= 3 && !NO_ORDER.matcher(word).matches())) {
        var id = new OrderId(word);
        if (!found.contains(id)) {
          found.add(id);
        }
        called |= after;
      }
    }
    return called;
  }

  private static double limit(String normal) {
    Matcher limit = LIMIT.matcher(normal);
    if (!limit.find()) {
      return 0;
    }
    String number = limit.group(1) == null ? limit.group(2) : limit.group(1);
    return Double.parseDouble(number.replace(',', '.'));
  }

  /// The topics of a part of a question.
  public static Set<Topic> topics(String part) {
    return Cues.topics(NormalText.of(part));
  }
}
