package io.shopkeeper.search.lexical;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// Terms as Lucene takes them, English words brought to their stems.
final class Stems {
  private Stems() {}

  static TokenStream stream(List<String> terms) {
    return new KStemFilter(new Listed(terms));
  }

  static String of(String term) {
    try (TokenStream stream = stream(List.of(term))) {
      CharTermAttribute text = stream.getAttribute(CharTermAttribute.class);
      stream.reset();
      String stem = stream.incrementToken() ? text.toString() : term;
      stream.end();
      return stem;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Listed extends TokenStream {
    private final CharTermAttribute text = addAttribute(CharTermAttribute.class);
    private final List<String> terms;
    private Iterator<String> next;

    Listed(List<String> terms) {
      this.terms = terms;
      this.next = terms.iterator();
    }

    @Override
    public void reset() {
      next = terms.iterator();
    }

    @Override
    public boolean incrementToken() {
      if (!next.hasNext()) {
        return false;
      }
      clearAttributes();
      text.append(next.next());
      return true;
    }
  }
}
