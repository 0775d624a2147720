package io.shopkeeper.serve.storefront;

import io.shopkeeper.serve.console.View;
import java.util.List;

/// What every page of the shop needs to draw itself.
///
/// @param seal of its forms
/// @param pieces in the cart
/// @param customer who is signed in; empty for nobody
/// @param names what categories are called
/// @param said what came of the last form, in words; empty for nothing
public record Frame(
    View view,
    String seal,
    int pieces,
    String customer,
    List<Aisle> departments,
    CategoryNames names,
    String said) {
  public Frame {
    departments = List.copyOf(departments);
  }

  /// What the last category of a path is called in the reader's language.
  public String category(List<String> path) {
    return names.of(path, view.t().language());
  }
}
