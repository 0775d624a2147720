package io.shopkeeper.language.reviews;

import io.shopkeeper.language.words.Span;
import io.shopkeeper.language.words.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds in a clause which aspects it speaks of and what it says of each: an opinion belongs to the
/// nearest term, so that one clause may praise one thing and blame another.
///
/// @param lexicon of opinions
record AspectReader(AspectCatalogue catalogue, OpinionLexicon lexicon) {

  List<AspectMention> mentions(String plain, Span clause, List<Word> words) {
    List<Phrases.Found<String>> terms = terms(plain, words);
    if (terms.isEmpty()) {
      return List.of();
    }
    List<Opinion> opinions = lexicon.opinions(plain, words);
    List<List<Opinion>> own = new ArrayList<>();
    terms.forEach(_ -> own.add(new ArrayList<>()));
    for (Opinion opinion : opinions) {
      own.get(nearest(terms, opinion.span())).add(opinion);
    }
    var mentions = new ArrayList<AspectMention>();
    for (int i = 0; i < terms.size(); i++) {
      List<Opinion> judging = own.get(i);
      // "Screen and sound are good": what stands before an opinion shares it with its neighbour.
      if (judging.isEmpty()
          && i + 1 < terms.size()
          && joined(plain, terms.get(i), terms.get(i + 1))) {
        judging = own.get(i + 1);
      }
      mentions.add(
          new AspectMention(
              terms.get(i).meaning(),
              terms.get(i).span(),
              clause,
              judging.stream().map(Opinion::span).toList(),
              judging.stream().mapToDouble(Opinion::weight).sum()));
    }
    return mentions;
  }

  private List<Phrases.Found<String>> terms(String plain, List<Word> words) {
    var terms = new ArrayList<Phrases.Found<String>>();
    Map<String, String> meanings = catalogue.terms();
    for (int i = 0; i < words.size(); ) {
      Optional<Phrases.Found<String>> found = Phrases.at(plain, words, i, meanings);
      found.ifPresent(terms::add);
      i += found.map(Phrases.Found::words).orElse(1);
    }
    return terms;
  }

  /// Of two as near, the one before the opinion.
  private static int nearest(List<Phrases.Found<String>> terms, Span opinion) {
    return java.util.stream.IntStream.range(0, terms.size())
        .boxed()
        .min(Comparator.comparingInt(i -> terms.get(i).span().distance(opinion)))
        .orElseThrow();
  }

  private static boolean joined(
      String plain, Phrases.Found<String> one, Phrases.Found<String> other) {
    return plain
        .substring(one.span().end(), Math.max(one.span().end(), other.span().start()))
        .strip()
        .matches("|and|&|/|和|跟|与|及|以及|and the|还有");
  }
}
