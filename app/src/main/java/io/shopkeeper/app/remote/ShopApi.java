package io.shopkeeper.app.remote;

import java.io.OutputStream;

/// The administrator's view of a shop's HTTP interface, whether a server answers or this process
/// does.
public interface ShopApi {

  /// The JSON document at a path with its query, as in `/api/v1/recommendations?customer=17850`.
  ///
  /// @throws io.shopkeeper.app.terminal.CommandException with the reason if it is refused
  String get(String target);

  /// Writes a long answer into a stream, which is not closed.
  ///
  /// @throws io.shopkeeper.app.terminal.CommandException with the reason if it is refused or breaks
  ///   off
  void download(String target, OutputStream out);

  /// The answer to a JSON document.
  ///
  /// @throws io.shopkeeper.app.terminal.CommandException with the reason if it is refused
  String post(String target, String json);

  /// The answer to a JSON document that takes the place of what was there.
  ///
  /// @throws io.shopkeeper.app.terminal.CommandException with the reason if it is refused
  String put(String target, String json);

  /// The answer to a removal.
  ///
  /// @throws io.shopkeeper.app.terminal.CommandException with the reason if it is refused
  String delete(String target);
}
