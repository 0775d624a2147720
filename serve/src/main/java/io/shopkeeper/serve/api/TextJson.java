package io.shopkeeper.serve.api;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Review;
import io.shopkeeper.language.IdentifiedLanguage;
import io.shopkeeper.language.catalogue.CatalogueNames;
import io.shopkeeper.language.catalogue.CategoryModel;
import io.shopkeeper.language.catalogue.Mention;
import io.shopkeeper.language.catalogue.Relations;
import io.shopkeeper.language.insight.Insight;
import io.shopkeeper.language.insight.Share;
import io.shopkeeper.language.reviews.AnalysedReview;
import io.shopkeeper.language.reviews.Aspect;
import io.shopkeeper.language.reviews.AspectCatalogue;
import io.shopkeeper.language.reviews.AspectMention;
import io.shopkeeper.language.reviews.Hint;
import io.shopkeeper.language.reviews.ReviewAnalyser;
import io.shopkeeper.language.reviews.TextAnalysis;
import io.shopkeeper.language.words.PlainText;
import io.shopkeeper.language.words.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// What texts say, as JSON. Spans come with the words they cover.
public final class TextJson {
  private TextJson() {}

  /// Which model tells sentiment, and how far it can be believed.
  public static void model(JsonGenerator json, ReviewAnalyser analyser) {
    json.writeStringProperty("model", analyser.sentiment().name());
    json.writeStringProperty("calibration", analyser.sentiment().calibration());
  }

  /// A review with what it says.
  ///
  /// @param names of the shop's catalogue
  public static void review(
      JsonGenerator json, AnalysedReview read, AspectCatalogue catalogue, CatalogueNames names) {
    Review review = read.review();
    json.writeStartObject();
    json.writeStringProperty("id", review.id().value());
    json.writeStringProperty("product", review.product().value());
    if (!read.category().isEmpty()) {
      json.writeStringProperty("category", read.category());
    }
    if (review.rating() != null) {
      json.writeNumberProperty("rating", review.rating());
    }
    json.writeStringProperty("time", review.time().toString());
    json.writeStringProperty("text", read.text());
    analysis(json, read.text(), read.analysis(), catalogue);
    hints(json, read.hints());
    entities(json, PlainText.of(read.text()), names);
    if (read.copyOf() != null) {
      json.writeStringProperty("copyOf", read.copyOf().value());
    }
    json.writeEndObject();
  }

  /// In what a text is written, by shares.
  static void written(JsonGenerator json, IdentifiedLanguage language) {
    json.writeObjectPropertyStart("written");
    language
        .shares()
        .forEach((variety, share) -> json.writeNumberProperty(word(variety), rounded(share)));
    json.writeEndObject();
    json.writeBooleanProperty("mixed", language.mixed());
  }

  static void hints(JsonGenerator json, Set<Hint> hints) {
    texts(json, "hints", hints.stream().map(TextJson::word).sorted().toList());
  }

  /// What of the catalogue a text names, and how it relates these.
  public static void entities(JsonGenerator json, String plain, CatalogueNames names) {
    List<Mention> mentions = names.in(plain);
    each(json, "entities", mentions, mention -> entity(json, plain, mention));
    each(
        json,
        "relations",
        Relations.in(plain, mentions),
        relation -> {
          json.writeStringProperty("relation", word(relation.kind()));
          relation
              .subject()
              .ifPresent(subject -> {
                json.writeObjectPropertyStart("subject");
                entity(json, plain, subject);
                json.writeEndObject();
              });
          json.writeObjectPropertyStart("object");
          entity(json, plain, relation.object());
          json.writeEndObject();
          json.writeName("cue");
          span(json, plain, relation.cue());
        });
  }

  /// Which category of the catalogue a text describes a product of.
  public static void category(JsonGenerator json, CategoryModel.Prediction prediction) {
    json.writeObjectPropertyStart("category");
    texts(json, "path", prediction.category());
    json.writeNumberProperty("probability", rounded(prediction.probability()));
    json.writeBooleanProperty("sure", prediction.sure());
    json.writeEndObject();
  }

  private static void entity(JsonGenerator json, String plain, Mention mention) {
    json.writeStringProperty("kind", word(mention.kind()));
    json.writeStringProperty("name", mention.name());
    if (!mention.attribute().isEmpty()) {
      json.writeStringProperty("attribute", mention.attribute());
    }
    texts(json, "products", mention.products().stream().map(ProductId::value).toList());
    json.writeNumberProperty("bearers", mention.bearers());
    json.writeName("span");
    span(json, plain, mention.span());
  }

  /// What a text says, as fields of an object.
  static void analysis(
      JsonGenerator json, String text, TextAnalysis analysis, AspectCatalogue catalogue) {
    json.writeStringProperty("language", word(analysis.language()));
    json.writeBooleanProperty("cut", analysis.cut());
    json.writeStringProperty("sentiment", word(analysis.sentiment()));
    json.writeNumberProperty("inFavour", rounded(analysis.inFavour()));
    json.writeArrayPropertyStart("evidence");
    analysis.evidence().spans().forEach(span -> span(json, text, span));
    json.writeEndArray();
    json.writeNumberProperty("inFavourWithoutEvidence", rounded(analysis.evidence().without()));
    json.writeArrayPropertyStart("aspects");
    for (AspectMention mention : analysis.aspects()) {
      json.writeStartObject();
      names(json, mention.aspect(), catalogue);
      json.writeStringProperty("polarity", polarity(mention));
      json.writeNumberProperty("weight", rounded(mention.polarity()));
      json.writeName("term");
      span(json, text, mention.term());
      json.writeArrayPropertyStart("opinions");
      mention.opinions().forEach(span -> span(json, text, span));
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    texts(json, "keywords", analysis.keywords());
  }

  /// Whether a mention praises or blames, in one word.
  public static String polarity(AspectMention mention) {
    return mention.inFavour() ? "positive" : mention.against() ? "negative" : "neutral";
  }

  private static void names(JsonGenerator json, String id, AspectCatalogue catalogue) {
    json.writeStringProperty("aspect", id);
    json.writeStringProperty("zh", catalogue.find(id).map(Aspect::chinese).orElse(id));
    json.writeStringProperty("en", catalogue.find(id).map(Aspect::english).orElse(id));
  }

  private static void span(JsonGenerator json, String text, Span span) {
    json.writeStartObject();
    json.writeNumberProperty("start", span.start());
    json.writeNumberProperty("end", span.end());
    json.writeStringProperty("text", span.in(text));
    json.writeEndObject();
  }

  /// What many reviews say.
  public static void insight(JsonGenerator json, Insight insight, AspectCatalogue catalogue) {
    json.writeStartObject();
    fields(json, insight, catalogue);
    json.writeEndObject();
  }

  /// The same, as fields of an object.
  static void fields(JsonGenerator json, Insight insight, AspectCatalogue catalogue) {
    summary(json, insight);
    each(
        json,
        "aspects",
        insight.aspects(),
        score -> {
          score(json, score);
          months(json, score.months());
        });
    quotes(json, "praise", insight.praise(), catalogue);
    quotes(json, "criticism", insight.criticism(), catalogue);
    months(json, insight.months());
    each(
        json,
        "rivals",
        insight.rivals(),
        rival -> {
          json.writeStringProperty("product", rival.product().value());
          json.writeNumberProperty("reviews", rival.reviews());
          share(json, "inFavour", rival.inFavour());
          json.writeNumberProperty("probablyBetter", rounded(rival.better()));
          if (rival.bestAspect() != null) {
            json.writeStringProperty("aheadIn", rival.bestAspect());
          }
        });
    texts(json, "keywords", insight.keywords());
    Insight.Change change = insight.change();
    if (change != null) {
      json.writeObjectPropertyStart("change");
      json.writeStringProperty("direction", change.drop() ? "drop" : "rise");
      json.writeNumberProperty("days", change.days());
      share(json, "before", change.before());
      share(json, "late", change.late());
      json.writeNumberProperty("certainty", rounded(change.certainty()));
      aspect(json, change.aspect(), catalogue);
      json.writeEndObject();
    }
    Insight.Action action = insight.action();
    if (action != null) {
      json.writeObjectPropertyStart("action");
      json.writeStringProperty("owner", word(action.aspect().owner()));
      names(json, action.aspect().id(), catalogue);
      json.writeNumberProperty("negative", action.against());
      json.writeNumberProperty("share", rounded(action.share()));
      json.writeEndObject();
    }
  }

  private static void summary(JsonGenerator json, Insight insight) {
    json.writeNumberProperty("reviews", insight.reviews());
    json.writeNumberProperty("counted", insight.counted());
    if (insight.rating() != null) {
      json.writeNumberProperty("rating", rounded(insight.rating()));
    }
    share(json, "inFavour", insight.inFavour());
  }

  private static void score(JsonGenerator json, Insight.AspectScore score) {
    json.writeStringProperty("aspect", score.aspect().id());
    json.writeStringProperty("zh", score.aspect().chinese());
    json.writeStringProperty("en", score.aspect().english());
    json.writeStringProperty("owner", word(score.aspect().owner()));
    json.writeNumberProperty("positive", score.inFavour());
    json.writeNumberProperty("negative", score.against());
    json.writeNumberProperty("neutral", score.neither());
    share(json, "share", score.share());
    json.writeNumberProperty("usual", rounded(score.category()));
  }

  private static void months(JsonGenerator json, List<Insight.Month> months) {
    each(
        json,
        "months",
        months,
        month -> {
          json.writeStringProperty("month", month.month().toString());
          json.writeNumberProperty("reviews", month.reviews());
          share(json, "inFavour", month.inFavour());
        });
  }

  /// Other products beside one, with the probability that each is better.
  static void comparison(JsonGenerator json, Insight own, Map<ProductId, Insight> others) {
    each(
        json,
        "comparison",
        others.entrySet(),
        other -> {
          json.writeStringProperty("product", other.getKey().value());
          summary(json, other.getValue());
          json.writeNumberProperty(
              "probablyBetter", rounded(own.inFavour().lessThan(other.getValue().inFavour())));
          each(json, "aspects", other.getValue().aspects(), score -> score(json, score));
        });
  }

  /// Aspects with the words that name each.
  static void catalogue(JsonGenerator json, AspectCatalogue catalogue) {
    var terms = new TreeMap<String, List<String>>();
    catalogue
        .terms()
        .forEach((term, id) -> terms.computeIfAbsent(id, _ -> new ArrayList<>()).add(term));
    each(
        json,
        "aspects",
        catalogue.aspects().values(),
        aspect -> {
          json.writeStringProperty("aspect", aspect.id());
          json.writeStringProperty("zh", aspect.chinese());
          json.writeStringProperty("en", aspect.english());
          json.writeStringProperty("owner", word(aspect.owner()));
          texts(
              json, "terms", terms.getOrDefault(aspect.id(), List.of()).stream().sorted().toList());
        });
  }

  private static void aspect(JsonGenerator json, @Nullable String id, AspectCatalogue catalogue) {
    if (id != null) {
      names(json, id, catalogue);
    }
  }

  private static void quotes(
      JsonGenerator json, String name, List<Insight.Quote> quotes, AspectCatalogue catalogue) {
    each(
        json,
        name,
        quotes,
        quote -> {
          json.writeStringProperty("review", quote.review().value());
          json.writeStringProperty("product", quote.product().value());
          names(json, quote.aspect(), catalogue);
          json.writeStringProperty("text", quote.text());
        });
  }

  private static void share(JsonGenerator json, String name, Share share) {
    json.writeObjectPropertyStart(name);
    json.writeNumberProperty("mean", rounded(share.mean()));
    json.writeNumberProperty("low", rounded(share.low()));
    json.writeNumberProperty("high", rounded(share.high()));
    json.writeEndObject();
  }

  private static <T> void each(
      JsonGenerator json, String name, Collection<T> items, Consumer<T> fields) {
    json.writeArrayPropertyStart(name);
    for (T item : items) {
      json.writeStartObject();
      fields.accept(item);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void texts(JsonGenerator json, String name, Collection<String> texts) {
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }
}
