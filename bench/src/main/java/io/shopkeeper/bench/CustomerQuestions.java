package io.shopkeeper.bench;

import java.util.List;

/// Questions over HTTP about customers in turn, such as recommendations.
///
/// @param name of what is asked for
/// @param path which a customer's id is put behind
record CustomerQuestions(Server server, String name, String path) {

  static CustomerQuestions recommendations(Server server) {
    return new CustomerQuestions(server, "recommend", "/api/v1/recommendations?count=10&customer=");
  }

  static CustomerQuestions profiles(Server server) {
    return new CustomerQuestions(server, "profile", "/api/v1/customers/");
  }

  /// @param customers asked for in turn
  /// @param rate requests a second; 0 for as fast as answers come
  void run(int connections, long requests, double rate, List<String> customers) throws Exception {
    var load = new Load(server.address(), connections, rate);
    byte[][] prepared =
        customers.stream()
            .map(customer -> HttpConnection.get(server.address(), path + customer, server.key()))
            .toArray(byte[][]::new);
    Load.Requests inTurn = (_, index) -> prepared[(int) (index * 7919 % prepared.length)];
    load.run(requests / 5, inTurn);
    double cpuBefore = server.process().cpuSeconds();
    var result = load.run(requests, inTurn);
    System.out.printf(
        "%s: %d connection(s), %,d requests  %,.0f/s  %s  server: %.0f MiB, %.0f µs CPU a"
            + " request%n",
        name,
        connections,
        requests,
        result.perSecond(),
        result.latencyText(),
        server.process().residentMiB(),
        (server.process().cpuSeconds() - cpuBefore) / requests * 1e6);
    if (result.failed() > 0) {
      throw new IllegalStateException(
          "%d requests failed, the first with %s"
              .formatted(result.failed(), result.firstFailure()));
    }
  }
}
