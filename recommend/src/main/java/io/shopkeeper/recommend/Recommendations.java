package io.shopkeeper.recommend;

import io.shopkeeper.rules.Note;
import java.util.List;

/// The answer of a [Recommender].
///
/// @param items best first, each product once
/// @param basis what the answer rests on
/// @param modelVersion names the model that answered, as in `item-neighbours-3`; empty for
///   [Basis#NO_MODEL]
/// @param notes what the shop's rules have to say of it, as why it is empty
public record Recommendations(
    List<Recommendation> items, Basis basis, String modelVersion, List<Note> notes) {

  /// What an answer rests on.
  public enum Basis {
    /// What this customer did, this visit included.
    CUSTOMER_HISTORY,
    /// What an unknown visitor did in this visit.
    SESSION_HISTORY,
    /// What many bought lately: nothing that helps is known of the visitor.
    POPULAR,
    /// What many bought lately, or nothing where only the customer's own purchases could answer,
    /// since the customer refused personalisation.
    PERSONALISATION_REFUSED,
    /// What the same customers bought, carted or viewed as the product asked about.
    NEIGHBOURS,
    /// What is popular in the category of the product asked about, which has no neighbours yet.
    SAME_CATEGORY,
    /// What this customer usually buys again by now; no items for one who does not.
    PURCHASE_INTERVALS,
    /// What is in the same orders as the product asked about; no items where nothing is.
    SAME_ORDERS,
    /// Neither the catalogue nor any event knows the product asked about; no items.
    UNKNOWN_PRODUCT,
    /// Nothing has been trained yet; no items.
    NO_MODEL
  }

  public Recommendations {
    items = List.copyOf(items);
    notes = List.copyOf(notes);
  }

  public Recommendations(List<Recommendation> items, Basis basis, String modelVersion) {
    this(items, basis, modelVersion, List.of());
  }
}
