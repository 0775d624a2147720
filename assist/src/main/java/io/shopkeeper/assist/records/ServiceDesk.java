package io.shopkeeper.assist.records;

/// Where requests of customers go.
public interface ServiceDesk {

  /// Keeps a request, durably; the same request again is the one that is there.
  ///
  /// @return its number, to tell the customer
  String open(ServiceRequest request);
}
