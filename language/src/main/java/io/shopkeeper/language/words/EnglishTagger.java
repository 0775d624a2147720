package io.shopkeeper.language.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTaggerME;

/// Tells what English words are in their clause, by OpenNLP's maximum entropy model of the tags of
/// Universal Dependencies (Ratnaparkhi, "A maximum entropy model for part-of-speech tagging", EMNLP
/// 1996).
///
/// About 10 µs a word, where [Words] alone guesses by endings in less than one; the model takes 1
/// MB and .3 s to load. For one thread.
public final class EnglishTagger {

  private static final String MODEL = "/opennlp-en-ud-ewt-pos-1.2-2.5.0.bin";

  private final POSTaggerME tagger;

  public EnglishTagger() {
    try (InputStream in = EnglishTagger.class.getResourceAsStream(MODEL)) {
      if (in == null) {
        throw new IllegalStateException(
            "no model '%s': the artifact opennlp-models-pos-en is not there".formatted(MODEL));
      }
      tagger = new POSTaggerME(new POSModel(in));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the model '%s'".formatted(MODEL), e);
    }
  }

  /// The words of one clause with their kinds told anew.
  public List<Word> tagged(List<Word> words) {
    String[] tags = tagger.tag(words.stream().map(Word::text).toArray(String[]::new));
    var tagged = new ArrayList<Word>(tags.length);
    for (int i = 0; i < tags.length; i++) {
      tagged.add(new Word(words.get(i).text(), kind(tags[i]), words.get(i).span()));
    }
    return tagged;
  }

  private static Word.Kind kind(String tag) {
    return switch (tag) {
      case "NOUN", "PROPN" -> Word.Kind.NOUN;
      case "ADJ" -> Word.Kind.ADJECTIVE;
      case "VERB" -> Word.Kind.VERB;
      case "ADV" -> Word.Kind.ADVERB;
      default -> Word.Kind.OTHER;
    };
  }
}
