package io.shopkeeper.content.check.lexicon;

import io.shopkeeper.language.words.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Phrases to be found in readable texts, each with what it stands for. Latin phrases begin and end
/// at the ends of words, a plural `s` allowed. Finding takes time linear in the text times the
/// length of the longest phrase.
///
/// @param <T> what phrases stand for
public final class PhraseTrie<T extends Comparable<T>> {

  /// A phrase in a text.
  public record Match<T>(Span span, Set<T> meanings) {}

  private static final class Node<T extends Comparable<T>> {
    private final Map<Character, Node<T>> next = new HashMap<>();
    private @Nullable Set<T> meanings;
  }

  private final Node<T> root = new Node<>();

  public void add(String phrase, T meaning) {
    String readable = ReadableText.of(phrase).strip();
    if (readable.isEmpty()) {
      return;
    }
    Node<T> node = root;
    for (int i = 0; i < readable.length(); i++) {
      node = node.next.computeIfAbsent(readable.charAt(i), _ -> new Node<>());
    }
    if (node.meanings == null) {
      node.meanings = new TreeSet<>();
    }
    node.meanings.add(meaning);
  }

  /// The longest phrase at each place that is not within a phrase before it.
  public List<Match<T>> longest(String readable) {
    var found = new ArrayList<Match<T>>();
    int at = 0;
    while (at < readable.length()) {
      List<Match<T>> here = at(readable, at);
      if (here.isEmpty()) {
        at++;
      } else {
        Match<T> longest = here.getLast();
        found.add(longest);
        at = longest.span().end();
      }
    }
    return found;
  }

  /// Every phrase, also within others.
  public List<Match<T>> all(String readable) {
    var found = new ArrayList<Match<T>>();
    for (int at = 0; at < readable.length(); at++) {
      found.addAll(at(readable, at));
    }
    return found;
  }

  /// Phrases that begin at a place, the longest last.
  private List<Match<T>> at(String text, int start) {
    if (latin(text, start) && latin(text, start - 1)) {
      return List.of();
    }
    List<Match<T>> found = List.of();
    Node<T> node = root;
    for (int i = start; i < text.length(); i++) {
      node = node.next.get(text.charAt(i));
      if (node == null) {
        break;
      }
      if (node.meanings != null) {
        int end = wordEnd(text, i + 1);
        if (end > 0) {
          found = found.isEmpty() ? new ArrayList<>() : found;
          found.add(new Match<>(new Span(start, end), node.meanings));
        }
      }
    }
    return found;
  }

  /// Where the word ends that a phrase ends in; -1 if the word goes on.
  private static int wordEnd(String text, int end) {
    if (!latin(text, end - 1) || !latin(text, end)) {
      return end;
    }
    boolean plural = text.charAt(end) == 's' && !latin(text, end + 1);
    return plural ? end + 1 : -1;
  }

  private static boolean latin(String text, int at) {
    return at >= 0
        && at < text.length()
        && (Character.UnicodeScript.of(text.charAt(at)) == Character.UnicodeScript.LATIN);
  }
}
