package io.shopkeeper.bench;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// Batches of shop events as HTTP requests, each event with an id of its own and the time it is
/// sent at.
///
/// Written once per connection and then only patched, so that making a request costs the load
/// generator less than sending it. Of 100 events 80 are views, 12 go into a cart, 8 are purchases;
/// a tenth of the products get most of them.
final class EventBatches implements Load.Requests {
  private static final int DIGITS = 12;

  private final byte[][] requests;
  private final int[] idAt;
  private final int[] orderAt;
  private final int[] timeAt;
  private final long firstId;

  /// @param firstId of the run: events of runs that differ by more than `count` never share an id
  EventBatches(URI server, String key, int connections, int batch, long firstId) {
    this.firstId = firstId;
    this.idAt = new int[batch];
    this.orderAt = new int[batch];
    this.timeAt = new int[batch];
    byte[] body = body(batch);
    byte[] head =
        HttpConnection.postHead(server, "/api/v1/events", key, "application/json", body.length);
    requests = new byte[connections][head.length + body.length];
    for (byte[] request : requests) {
      System.arraycopy(head, 0, request, 0, head.length);
      System.arraycopy(body, 0, request, head.length, body.length);
    }
    for (int i = 0; i < batch; i++) {
      idAt[i] += head.length;
      timeAt[i] += head.length;
      orderAt[i] = orderAt[i] == 0 ? 0 : orderAt[i] + head.length;
    }
  }

  @Override
  public byte[] request(int connection, long index) {
    byte[] request = requests[connection];
    long now = System.currentTimeMillis();
    for (int i = 0; i < idAt.length; i++) {
      long id = firstId + index * idAt.length + i;
      patch(request, idAt[i], DIGITS, id);
      patch(request, timeAt[i], 13, now);
      if (orderAt[i] > 0) {
        patch(request, orderAt[i], DIGITS, id);
      }
    }
    return request;
  }

  private byte[] body(int batch) {
    var out = new ByteArrayOutputStream();
    append(out, "[");
    for (int i = 0; i < batch; i++) {
      append(out, i == 0 ? "{\"id\":\"b" : ",{\"id\":\"b");
      idAt[i] = hole(out, DIGITS);
      int customer = (i * 7919) % 5000;
      int product = i % 10 == 0 ? (i * 31) % 3000 : (i * 17) % 300;
      append(
          out,
          "\",\"customer\":\"c%d\",\"session\":\"s%d\",\"channel\":\"web\",\"product\":\"p%d\",\"time\":"
              .formatted(customer, customer, product));
      timeAt[i] = hole(out, 13);
      int kind = i % 25;
      if (kind < 20) {
        append(out, ",\"event\":\"view_item\"}");
      } else if (kind < 23) {
        append(out, ",\"event\":\"add_to_cart\",\"quantity\":1}");
      } else {
        append(out, ",\"event\":\"purchase\",\"quantity\":2,\"price\":12.50,\"order\":\"o");
        orderAt[i] = hole(out, DIGITS);
        append(out, "\"}");
      }
    }
    append(out, "]");
    return out.toByteArray();
  }

  private static int hole(ByteArrayOutputStream out, int digits) {
    int at = out.size();
    append(out, "0".repeat(digits));
    return at;
  }

  private static void append(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void patch(byte[] bytes, int at, int digits, long value) {
    for (int i = at + digits - 1; i >= at; i--) {
      bytes[i] = (byte) ('0' + value % 10);
      value /= 10;
    }
  }
}
