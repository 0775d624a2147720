package io.shopkeeper.serve.ports;

import io.shopkeeper.language.catalogue.CatalogueNames;
import io.shopkeeper.language.catalogue.CategoryModel;
import io.shopkeeper.language.insight.ReadReviews;
import java.util.List;
import java.util.Optional;

/// What the shop's reviews say, and how the shop wants their aspects. Safe for any number of
/// threads.
public interface ShopReviews {

  /// The reviews as they were read last; empty before they were read.
  Optional<ReadReviews> read();

  /// The names of the catalogue as it was read last; none before.
  CatalogueNames names();

  /// Tells a product's category by its words, as learned from the catalogue when it was read last;
  /// empty before, and where the catalogue has too few products of known categories.
  Optional<CategoryModel> categories();

  /// The shop's edits of the aspects, as of [io.shopkeeper.language.reviews.AspectCatalogue], in
  /// the order they were made.
  List<String> edits();

  /// Keeps one more edit, for the next reading.
  void edit(String edit);

  /// Takes an edit back; false if there is none like it.
  boolean undo(String edit);
}
