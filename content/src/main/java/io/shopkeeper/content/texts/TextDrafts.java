package io.shopkeeper.content.texts;

import io.shopkeeper.content.texts.Drafting.Drafted;
import io.shopkeeper.content.write.Draft;
import io.shopkeeper.content.write.Writing;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.language.Language;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.store.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;

/// Writes drafts of the pages of many products, some hundreds at a time, each lot durable before
/// the next begins. What was written is not written again: broken off, it goes on where it was.
public final class TextDrafts {
  private static final int AT_ONCE = 200;

  private final ShopTexts texts;
  private final Facts facts;
  private final TextTables tables;
  private final TextFreshness freshness;
  private final Drafting drafting;

  TextDrafts(
      ShopTexts texts, Facts facts, TextTables tables, TextFreshness freshness, Drafting drafting) {
    this.texts = texts;
    this.facts = facts;
    this.tables = tables;
    this.freshness = freshness;
    this.drafting = drafting;
  }

  /// What came of it.
  ///
  /// @param written drafts that were kept
  /// @param approved of those that pass, if that was asked for
  /// @param failing drafts that the checks find something wrong with
  /// @param unwritten products of which too little is known, or in a third language
  public record Result(int written, int approved, int failing, int unwritten) {
    static final Result NONE = new Result(0, 0, 0, 0);

    Result and(Result other) {
      return new Result(
          written + other.written,
          approved + other.approved,
          failing + other.failing,
          unwritten + other.unwritten);
    }
  }

  /// Writes for every product that has no text in a language.
  ///
  /// @param approve whether what passes the checks is shown at once
  /// @throws IllegalStateException if the catalogue was not read yet
  public Result lacking(
      List<Language> languages, boolean approve, String who, Workers workers, Progress progress) {
    Result result = Result.NONE;
    for (Language language : languages) {
      String after = "";
      List<ProductId> ids = tables.lacking(TextKey.tag(language), after, AT_ONCE);
      while (!ids.isEmpty()) {
        progress.at("writing texts", result.written() + result.unwritten(), -1);
        List<TextKey> keys = ids.stream().map(id -> TextKey.page(id, language)).toList();
        result = result.and(write(keys, approve, who, workers));
        after = ids.getLast().value();
        ids = tables.lacking(TextKey.tag(language), after, AT_ONCE);
      }
    }
    return result;
  }

  /// Writes anew what rests on facts that are others now; these drafts wait for approval.
  public Result outdated(String who, Workers workers, Progress progress) {
    Result result = Result.NONE;
    List<ProductId> ids = tables.products("", AT_ONCE);
    while (!ids.isEmpty()) {
      progress.at("writing texts anew", result.written() + result.unwritten(), -1);
      result = result.and(write(freshness.recheck(ids), false, who, workers));
      ids = tables.products(ids.getLast().value(), AT_ONCE);
    }
    return result;
  }

  private Result write(List<TextKey> keys, boolean approve, String who, Workers workers) {
    Map<ProductId, Product> products = facts.products(keys.stream().map(TextKey::product).toList());
    var drafted = new AtomicReferenceArray<Drafted>(Math.max(1, keys.size()));
    workers.forEach(
        keys.size(),
        4,
        () ->
            at -> {
              Product product = products.get(keys.get(at).product());
              if (product != null) {
                drafted.set(at, drafting.draft(product, keys.get(at).language()).orElseThrow());
              }
            });
    int unwritten = 0;
    synchronized (tables) {
      Map<TextKey, Integer> newest =
          tables.standings(products.keySet()).stream()
              .collect(Collectors.toMap(TextStanding::key, one -> one.newest().number()));
      var versions = new ArrayList<TextVersion>();
      for (int at = 0; at < keys.size(); at++) {
        TextKey key = keys.get(at);
        Optional<Drafted> one = Optional.ofNullable(drafted.get(at));
        Writing writing = one.map(Drafted::writing).orElse(null);
        if (writing instanceof Draft draft) {
          versions.add(
              texts.version(
                  key,
                  newest.getOrDefault(key, 0) + 1,
                  Objects.requireNonNull(products.get(key.product())),
                  draft,
                  one.map(Drafted::origin).orElseThrow(),
                  who));
        } else {
          unwritten++;
        }
      }
      return keep(versions, approve, who, unwritten);
    }
  }

  private Result keep(List<TextVersion> versions, boolean approve, String who, int unwritten) {
    if (versions.isEmpty()) {
      return new Result(0, 0, 0, unwritten);
    }
    tables.add(versions, versions.getLast().at());
    List<TextAct> acts =
        versions.stream()
            .filter(version -> approve && version.passes())
            .map(version ->
                new TextAct(
                    version.key(), version.number(), TextAct.Kind.APPROVED, "", who, version.at()))
            .toList();
    tables.act(acts, versions.getLast().at());
    int failing = (int) versions.stream().filter(version -> !version.passes()).count();
    return new Result(versions.size(), acts.size(), failing, unwritten);
  }
}
